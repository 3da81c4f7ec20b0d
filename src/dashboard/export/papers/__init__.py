"""Documents for the meeting room, all drawn from one `metrics.story` and worded in one place, `told`."""
