"""The stored encounters and the rules over them, and what every process begins with."""
