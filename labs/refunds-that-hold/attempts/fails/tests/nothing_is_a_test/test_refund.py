from refund import refund_sen

assert refund_sen(1000, 0, False) == 1000
