# The player page, the console, the configurator and sign-in: realtime/web/src

## Times that are left

time-hours = { $count } h
time-minutes = { $count } min
