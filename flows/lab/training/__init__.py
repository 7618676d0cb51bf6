"""Teaching the encoder: corpora in, ONNX weights, model card and scores out."""
