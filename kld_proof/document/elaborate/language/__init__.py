"""What sentences say: suppositions, laws and values in words, and how long each holds."""
