"""How good the record is: gold in, readings scored against it layer by layer, floors that only rise."""
