"""Verdicts for people and machines: one file per form, found by name in `report.forms`."""
