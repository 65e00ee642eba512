"""A whole evening over the sandbox: two encounters, four players, counted in messages and taps."""
