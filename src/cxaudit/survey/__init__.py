"""Customers' own answers: exports of survey tools -> tallies -> NPS, CSAT and CES with their intervals."""
