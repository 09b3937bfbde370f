"""SPARQL 1.1 Protocol, queries alone. Source: https://www.w3.org/TR/sparql11-protocol/."""
