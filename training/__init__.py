"""How kzgraph's Dutch model is made. Needs PyTorch; nothing in `kzgraph` imports this package."""
