"""Api: machine doors without rules: health today, open data later."""
