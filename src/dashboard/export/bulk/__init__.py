"""Documents of all kabupaten/kota of a province as one ZIP, also made by a child process beside a server."""
