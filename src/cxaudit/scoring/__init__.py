"""Audit -> Scorecard: relevance, scores, rules, and the arithmetic explained."""
