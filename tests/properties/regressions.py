"""What was once read, mended or brought into order wrongly, as small as it could be made."""

FOUND = {
    "an undecoded byte in the target of an image": "[![a](\udc80b)](u)\n",
    "an undecoded byte in angle brackets": "- A [[p](<\udc80b>)]\n",
    "an undecoded byte in an autolink": "- A <https://\udc80b>\n",
    "an undecoded byte in a definition": "[a]: \udc80b\n\n[a]\n",
    "a byte order mark before sections out of order": "\ufeff# 2022\n- Paper Pruning \n- Paper Two\n# 2023\n- A\n",
    "a byte order mark before entries out of order": "\ufeff- B [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "- A [[paper](https://arxiv.org/abs/2001.00001)]\n",
    "items of one list indented differently": "  - A. Doe, B. Roe. *Some Journal*, 2022.\n"
    "  [[pdf]](https://arxiv.org/pdf/2207.00001.pdf)\n  - C. Poe and D. Loe. arXiv, 2022. \n"
    "- Backdoors.\n  [[pdf]](https://arxiv.org/pdf/2209.00002.pdf)\n  - E. Moe and F. Noe. arXiv, 2022. \n",
    "an invisible character in a URL to sort by": "- https://arxiv.org/abs/1602.07360\n"
    "- Fasthttps://arxiv.org/abs/1709.05943\n- https://arxiv.org/\x06s\n",
    "links that come into order, and a date by the first of them": "- A [[paper](https://arxiv.org/abs/2002.00002)]\n"
    "- A [[code](https://arxiv.org/abs/2002.00002)] [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- B [[paper](https://arxiv.org/abs/1901.00001)] [[code](https://github.com/a/b)]\n",
    "a link that is one, and to be put in order, once it is mended": "- Paper Pruning [[paper](https://arxiv.org/abs/2001.00001)] "
    "[[paper](https://github.com/Owner/repo1)] [[paper](https://arxiv.org/abs/2001.00001]\n",
    "a bracket beside links to be put in order": "- D [code](https://a.b) [paper](https://a.c) [pdf](https://a.d)\n"
    "- E [[arxiv](https://arxiv.org/abs/2001.00002)[code](https://github.com/a/b)\n",
    "a mark between two links that may belong to both": "- A[Paper](https://a.b)*[video](https://a.c)*[pdf](https://a.d)*\n",
    "a carriage return behind a heading's mark": "#\r CVPR-2024-Papers\n",
    "nothing but an invisible character": "\u200b",
    "nothing but a byte order mark": "\ufeff",
    "a blank line with a blank in it between items": "- A [[paper](https://openreview.net/forum?id=sb1HgV)]\n \n"
    "- B [[paper](https://openreview.net/forum?id=r1Kcap)]\n",
    "a line break before an item that comes close": "- A [[paper](https://openreview.net/forum?id=n7hZC1)]\n"
    "- B [[paper](https://openreview.net/forum?id=ygQKGL)]  \n\n- note\n",
    "a tab in an address": "- A [[paper](https://openreview.net/forum/\udce8\t?id=abcdefghij)]\n",
    "an invisible character in a label": "- A [Paper](https://a.b)\n- B [Paper\u200b](https://a.c)\n",
    "a section that is not to be formatted down to the end": "# 2021\n# 2022<!-- awesome-lint: fmt off -->\nx",
    "a comment of the first entry below a byte order mark": "\ufeff<!-- awesome-lint: ignore -->\n"
    "- B [paper](https://a.b)\n- http://arxiv.org/pdf/2001.0009\n",
    "a pipe within a link of a row": "[A](https://arxiv.org/abs/2001.00001) | B |\n"
    "| [a](m/2) | [B](https://arxiv.org/abs/2001.00002) |\n| [C](m/5[  a)P|D](https://arxiv.org/abs/2001.00006) |\n",
    "two forms of an address, as often as each other": "- https://openreview.net/pdf?id=efgh26\n"
    "- http://openreview.net/forum?id=bcdefg\n",
    "an order that shows once the entries are in another": "- aper\n- Ahttps://arxiv.org/abs/2001.00001\n- (h[paper](h)\n",
    "another order that is as well kept by fewer": "- D [[paper](https://a.org/b.pdf)]\n"
    "- A [[paper](https://arxiv.org/abs/2103.00001)]\n- C [[paper](https://arxiv.org/abs/1905.00001)]\n"
    "- B [[paper](https://arxiv.org/abs/2001.00001)]\n",
    "a section of another depth": "## ECCV\n- https://link.springer.com/chapter/10.1007/9\n# CVPR2023\n",
    "a label whose brackets do not pair": "* R[[Paper]-](https://a.b)[Paper](https://a.c)[code](https://github.com/a/b)\n",
}
