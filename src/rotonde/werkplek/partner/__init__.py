"""What a partner does and sees here: what was shared, what became of a referral, and the own support. No rules."""
