"""Toegang: a contactmoment or melding comes in, is owned or stands in exactly one queue, with a deadline."""
