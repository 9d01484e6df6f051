"""The commands behind ./rotonde: demo, test, controle, bench, serve, beheer, gemeente, indicator."""
