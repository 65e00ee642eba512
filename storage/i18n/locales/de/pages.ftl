# The player page, the console, the configurator and sign-in: realtime/web/src

## Times that are left

time-hours = { $count } Std.
time-minutes = { $count } Min.
