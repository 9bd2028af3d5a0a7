"""Numbers -> SVG text, one module for each picture. Every text and number is passed in; nothing is asked for.

The same input gives the same bytes: coordinates are exact fractions, rounded once, when they are written.
"""
