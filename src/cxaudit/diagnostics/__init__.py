"""What a check found, told to whoever reads it: a person, a CI service, another program.

Every format is a module with one pure function, `render`, imported only when it is asked for.
"""
