"use strict";
// Text of a dump to text on a page; the twin of display.rs.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * Sets half-width `, : ; ? ! ( )` full-width, one for one, unless both neighbours are ASCII.
 * @param {string} text
 * @returns {string}
 */
jianbao.display = function (text) {
  return text.replace(/[,:;?!()]/g, (sign, /** @type {number} */ at) => {
    const between = at > 0 && text.charCodeAt(at - 1) < 128 && text.charCodeAt(at + 1) < 128;
    return between ? sign : String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
  });
};

/**
 * Pieces of a snippet as the page shows them: signs at a piece's border have their neighbours in the next one.
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
jianbao.displayPieces = function (pieces) {
  const shown = jianbao.display(pieces.map((piece) => piece.text).join(""));
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length;
    return Object.assign({}, piece, { text: shown.slice(at - piece.text.length, at) });
  });
};
