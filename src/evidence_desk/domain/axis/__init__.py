"""One axis of time: how it is scaled, labelled, counted and packed; nothing is drawn here.

Moments are seconds since 1970 on the clock of the place, before it negative.
"""
