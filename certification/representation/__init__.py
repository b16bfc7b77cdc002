"""The staff representation (Beschäftigtenvertretung): has taken note, may state, is never scored."""
