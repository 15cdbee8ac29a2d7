from refund import refund
