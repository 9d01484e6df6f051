"""The steps of the drawing: what was drawn goes through the verbs of the rooms, at its own time.

A step takes the stage and returns how many it did.
"""
