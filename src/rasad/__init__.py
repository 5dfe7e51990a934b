"""Rasad reads Persian, Arabic and English news and keeps a ledger of diplomacy."""

__version__ = "0.1.0"
