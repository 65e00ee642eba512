"""A whole evening over the sandbox: two fights, four players, counted in messages and taps."""
