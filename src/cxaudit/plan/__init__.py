"""Scorecard -> Plan: what to do, in which order, by when."""
