"""LaTeX formulas to syntax trees and terms back to LaTeX: lexer, rows, Pratt parser, printer."""
