"""Werkplek: the frame in which staff work: choosing a role, vandaag, the way to each room."""
