"""KC saya: what a branch office starts its week with, on one sheet."""
