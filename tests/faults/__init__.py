"""Real faults – kill, freeze, cut, delay – and the state of an encounter afterwards."""
