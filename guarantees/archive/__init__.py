"""The archived texts of sources: are the quotations there, and is every paragraph cited or explained?"""
