"""Right answers to lesson 09's exercises, written another way."""

import math

import numpy as np
from scipy import sparse


def tf_idf_by_loop(counts):
    table = np.zeros(counts.shape)
    for j in range(counts.shape[1]):
        documents = sum(1 for count in counts[:, j] if count)
        for i in range(len(counts)):
            if documents:
                table[i, j] = counts[i, j] * math.log(len(counts) / documents)
    return table


def tf_idf_in_lists(counts):
    columns = [list(column) for column in zip(*counts.tolist(), strict=True)]
    df = [sum(map(bool, column)) for column in columns]
    idf = [math.log(len(counts)) - math.log(number or 1) for number in df]
    return [[count * log for count, log in zip(row, idf, strict=True)] for row in counts.tolist()]


def tf_idf_without_nan(counts):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(counts * -np.log(np.mean(counts != 0, axis=0)))


def tf_idf_sparse(counts):
    counts = sparse.csc_array(counts)
    df = np.diff(counts.indptr)
    idf = np.log(counts.shape[0] / np.where(df, df, counts.shape[0]))
    return counts @ sparse.diags_array(idf)


def tf_idf_of_scikit_learn(counts):
    from sklearn.feature_extraction.text import TfidfTransformer

    known = np.count_nonzero(counts, axis=0) > 0
    table = np.zeros(counts.shape, dtype=np.float32)
    if known.any():
        weigh = TfidfTransformer(norm=None, smooth_idf=False)
        table[:, known] = weigh.fit_transform(counts[:, known]).toarray() - counts[:, known]
    return table


def document_vector_by_loop(words, vectors, dimensions):
    total, known = np.zeros(dimensions), 0
    for word in words:
        if word in vectors:
            total += vectors[word]
            known += 1
    return total / known if known else [math.nan] * dimensions


def document_vector_by_number(words, vectors, dimensions):
    known = list(filter(vectors.__contains__, words))
    if not known:
        return (float("nan"),) * dimensions
    return [math.fsum(vectors[word][i] for word in known) / len(known) for i in range(dimensions)]


def document_vector_by_division(words, vectors, dimensions):
    known = [word for word in words if word in vectors]
    table = np.array([vectors[word] for word in known], dtype=np.float32)
    with np.errstate(invalid="ignore"):
        return table.reshape(-1, dimensions).sum(axis=0) / len(known)


def document_vector_of_rows(words, vectors, dimensions):
    rows = [np.full(dimensions, np.nan), *(vectors[word] for word in words if word in vectors)]
    return np.nanmean(np.vstack(rows), axis=0)


RIGHT_ANSWERS: dict[str, list] = {
    "9.1": [
        tf_idf_by_loop,
        tf_idf_in_lists,
        tf_idf_without_nan,
        tf_idf_sparse,
        tf_idf_of_scikit_learn,
    ],
    "9.2": [
        document_vector_by_loop,
        document_vector_by_number,
        document_vector_by_division,
        document_vector_of_rows,
    ],
}
