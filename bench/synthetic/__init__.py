"""A made-up world of people, bodies and places, and how texts of several languages would write their names.

Nothing here looks at how ``kzgraph`` compares names: letters, sounds, slips and habits are written down anew.
"""
