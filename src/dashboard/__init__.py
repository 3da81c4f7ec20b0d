"""Coverage dashboard of BPJS Ketenagakerjaan, regional office Sulawesi Maluku."""
