"""The functions of formulas, as a person at a sheet would try them."""

from __future__ import annotations

import pytest

from localsheets.cells.formulas.registry import FUNCTIONS
from tests.localsheets.cells.formulas.sheets import shows, spilled

Case = tuple[str, object]

AGGREGATES: list[Case] = [
    ("=SUM(1,2,Orders!C2:C3)", 45.5),
    ('=SUM("3",TRUE)', 4),
    ('=SUM("x")', "#VALUE!"),
    ("=SUM(Orders!A1:A9)", 0),
    ("=PRODUCT(Orders!B2:B3,10)", 100),
    ("=AVERAGE(Orders!B2:B)", 8 / 3),
    ("=AVERAGE(Orders!A:A)", "#DIV/0!"),
    ("=MIN(Orders!C2:C5)", 8),
    ("=MAX(Orders!C2:C5)", 99),
    ("=MAX(Orders!A:A)", 0),
    ("=MEDIAN(1,9,4,2)", 3),
    ("=LARGE(Orders!C2:C5,2)", 30.5),
    ("=SMALL(Orders!C2:C5,5)", "#NUM!"),
    ("=COUNT(Orders!A1:E5)", 10),
    ('=COUNT("7",TRUE,"x",{"7",TRUE,7})', 3),
    ("=COUNTA(Orders!B:B)", 4),
    ("=COUNTA(1/0)", 1),
    ("=COUNTBLANK(Orders!B2:B7)", 3),
    ("=COUNTUNIQUE(Orders!A2:A5)", 3),
    ("=SUMPRODUCT(Orders!B2:B5,Orders!C2:C5)", 129),
    ('=SUMPRODUCT((Orders!D2:D5="Suzhou")*Orders!C2:C5)', 129.5),
    ("=SUMPRODUCT({1,2},{1;2})", "#VALUE!"),
]
CONDITIONAL: list[Case] = [
    ('=COUNTIF(Orders!A:A,"lin")', 2),
    ('=COUNTIF(Orders!B2:B5,">1")', 2),
    ("=COUNTIF(Orders!B2:B5,5)", 1),
    ('=COUNTIF(Orders!B2:B5,"5")', 1),
    ('=COUNTIF(Orders!A2:A5,"?h*")', 2),
    ('=COUNTIF(Orders!D2:D5,"Wu~*")', 1),
    ('=COUNTIF(Orders!D2:D5,"*z*o*")', 2),
    ('=COUNTIF(Orders!D2:D5,"s*u?u")', 0),
    ('=COUNTIF({"aa","aba","a"},"a*a")', 2),
    ('=COUNTIF({"' + "a" * 5000 + '"},"' + "*a" * 2000 + 'b")', 0),
    ('=COUNTIF(Orders!B2:B6,"")', 2),
    ('=COUNTIF(Orders!B2:B6,"<>")', 3),
    ('=COUNTIF(Orders!A2:A5,"<>Lin")', 2),
    ('=COUNTIF(Orders!E2:E5,">=2025-12-19")', 2),
    ('=COUNTIFS(Orders!D:D,"Suzhou",Orders!C:C,">50")', 1),
    ('=COUNTIFS(Orders!D2:D5,"Suzhou",Orders!C2:C4,">50")', "#VALUE!"),
    ('=SUMIF(Orders!A:A,"lin",Orders!C:C)', 38.5),
    ('=SUMIF(Orders!C2:C5,"<20")', 20),
    ('=SUMIF(Orders!A2:A5,"lin",Orders!B2)', 3),
    ('=SUMIFS(Orders!C:C,Orders!A:A,"lin",Orders!B:B,1)', 8),
    ('=AVERAGEIF(Orders!A:A,"lin",Orders!C:C)', 19.25),
    ('=AVERAGEIFS(Orders!C:C,Orders!A:A,"nobody")', "#DIV/0!"),
    ('=MAXIFS(Orders!C:C,Orders!D:D,"Suzhou")', 99),
    ('=MINIFS(Orders!C:C,Orders!D:D,"Suzhou")', 30.5),
]
LOGIC: list[Case] = [
    ('=IF(Orders!B2>1,"many","one")', "many"),
    ("=IF(FALSE,1)", False),
    ("=IF(TRUE,,2)", None),
    ("=IF(TRUE,1,1/0)", 1),
    ('=IF("x",1,2)', "#VALUE!"),
    ("=IF(NA(),1,2)", "#N/A"),
    ("=IFS(FALSE,1,TRUE,2)", 2),
    ("=IFS(FALSE,1)", "#N/A"),
    ('=SWITCH(2,1,"a",2,"b","c")', "b"),
    ('=SWITCH(3,1,"a",2,"b","c")', "c"),
    ('=CHOOSE(2,"a","b")', "b"),
    ("=CHOOSE(3,1,2)", "#NUM!"),
    ("=IFERROR(1/0,9)", 9),
    ("=IFERROR(1/0)", None),
    ("=IFERROR(5,9)", 5),
    ("=IFERROR(Missing!A1,9)", 9),
    ("=IFNA(NA(),9)", 9),
    ("=IFNA(1/0,9)", "#DIV/0!"),
    ("=AND(TRUE,1,Orders!B2>0)", True),
    ("=OR(FALSE,0)", False),
    ("=XOR(TRUE,TRUE,TRUE)", True),
    ("=NOT(0)", True),
    ("=AND(Orders!A1:A3)", "#VALUE!"),
]
INFORMATION: list[Case] = [
    ("=ISBLANK(Orders!B4)", True),
    ('=ISBLANK("")', False),
    ("=ISERROR(1/0)", True),
    ("=ISNA(1/0)", False),
    ("=ISERR(1/0)", True),
    ("=ISNUMBER(Orders!B2)", True),
    ("=ISNUMBER(TRUE)", False),
    ("=ISTEXT(Orders!A2)", True),
    ("=ISLOGICAL(FALSE)", True),
    ("=ISNONTEXT(5)", True),
    ("=ROW()", 1),
    ("=ROW(Orders!C7)", 7),
    ("=COLUMN(Orders!C7)", 3),
    ("=ROWS(Orders!A:A)", 50),
    ("=COLUMNS(Orders!B2:D2)", 3),
    ("=ADDRESS(3,28)", "$AB$3"),
    ("=ADDRESS(3,2,4)", "B3"),
    ('=ADDRESS(1,1,1,TRUE,"My tab")', "'My tab'!$A$1"),
    ("=ADDRESS(3,2,1,FALSE)", "R3C2"),
    ("=ROW(5)", "#N/A"),
]
LOOKUPS: list[Case] = [
    ('=VLOOKUP("CHEN",Orders!A:C,3,FALSE)', 12),
    ('=VLOOKUP("z*",Orders!A:C,3,FALSE)', 99),
    ('=VLOOKUP("nobody",Orders!A:C,3,FALSE)', "#N/A"),
    ('=VLOOKUP("Lin",Orders!A:C,4,FALSE)', "#REF!"),
    ("=VLOOKUP(46015,{46000,1;46010,2;46020,3},2)", 2),
    ("=VLOOKUP(1,{46000,1;46010,2},2)", "#N/A"),
    ('=HLOOKUP("price",Orders!A1:E5,4,FALSE)', 99),
    ('=MATCH("zhou",Orders!A:A,0)', 4),
    ("=MATCH(46015,Orders!E2:E4)", 2),
    ("=MATCH(5,{9,7,5,3},-1)", 3),
    ('=MATCH("x",Orders!A1:B2,0)', "#N/A"),
    ('=XLOOKUP("zhou",Orders!A:A,Orders!C:C)', 99),
    ('=XLOOKUP("nobody",Orders!A:A,Orders!C:C,"none")', "none"),
    ('=XLOOKUP("nobody",Orders!A:A,Orders!C:C)', "#N/A"),
    ("=XLOOKUP(46015,Orders!E2:E4,Orders!A2:A4,,-1)", "chen"),
    ("=XLOOKUP(46015,Orders!E2:E4,Orders!A2:A4,,1)", "Zhou"),
    ('=XLOOKUP("l?n",Orders!A:A,Orders!C:C,,2)', 30.5),
    ('=XLOOKUP("lin",Orders!A1:A5,Orders!C1:C5,,0,-1)', 8),
    ('=XLOOKUP("price",Orders!A1:E1,Orders!A2:E2)', 30.5),
    ("=INDEX(Orders!A1:E5,3,1)", "chen"),
    ("=INDEX(Orders!A1:E5,9,1)", "#NUM!"),
    ("=SUM(INDEX(Orders!A1:E5,0,3))", 149.5),
    ("=INDEX(Orders!A1:E1,3)", "price"),
    ("=SUM(OFFSET(Orders!C1,1,0,2,1))", 42.5),
    ('=SUM(INDIRECT("Orders!B2:B"))', 8),
    ('=INDIRECT("no such")', "#REF!"),
]
TEXTS: list[Case] = [
    ('=LEFT("shopsheet",4)&RIGHT("shopsheet",5)', "shopsheet"),
    ('=MID("shopsheet",5,3)', "she"),
    ('=LEFT("x",-1)', "#VALUE!"),
    ('=LEN("微信")', 2),
    ('=TRIM("  a   b ")', "a b"),
    ('=UPPER("ab")&LOWER("CD")&PROPER("ef gh")', "ABcdEf Gh"),
    ('=EXACT("a","A")', False),
    ('=SUBSTITUTE("a-b-c","-","/")', "a/b/c"),
    ('=SUBSTITUTE("a-b-c","-","/",2)', "a-b/c"),
    ('=SUBSTITUTE("a-b-c","-","/",9)', "a-b-c"),
    ('=REPLACE("abcdef",2,3,"X")', "aXef"),
    ('=FIND("b","abab",3)', 4),
    ('=FIND("B","ab")', "#VALUE!"),
    ('=SEARCH("B","ab")', 2),
    ('=REPT("ab",3)', "ababab"),
    ('=TEXT(1234.5,"#,##0.00")', "1,234.50"),
    ('=TEXT(46000,"yyyy-mm-dd")', "2025-12-09"),
    ('=TEXT("plain","0.0")', "plain"),
    ('=VALUE("$1,250")', 1250),
    ('=VALUE("2/28/2025")', 45716),
    ('=VALUE("2025年2月28日")', 45716),
    ('=VALUE("10:30")', 0.4375),
    ('=VALUE("2/28")', "#VALUE!"),
    ('=VALUE("x")', "#VALUE!"),
    ('=CONCATENATE("a",1,Orders!A2:A3)', "a1Linchen"),
    ('=CONCAT("a",2)', "a2"),
    ('=JOIN("-",Orders!A2:A4)', "Lin-chen-Zhou"),
    ('=TEXTJOIN(",",TRUE,Orders!B2:B9)', "2,5,1"),
    ('=TEXTJOIN(",",FALSE,Orders!B3:B5)', "5,,1"),
    ('=HYPERLINK("https://example.com","shop")', "shop"),
    ('=HYPERLINK("https://example.com")', "https://example.com"),
    ('=CHAR(65)&CODE("A")', "A65"),
    ('=T(5)&T("x")', "x"),
    ('=CLEAN("a"&CHAR(10)&"b")', "ab"),
]
NUMBERS: list[Case] = [
    ("=ROUND(2.345,2)", 2.35),
    ("=ROUND(-2.5)", -3),
    ("=ROUND(1234,-2)", 1200),
    ("=ROUNDUP(1.01)", 2),
    ("=ROUNDDOWN(-1.99)", -1),
    ("=TRUNC(1.987,1)", 1.9),
    ("=INT(-1.5)", -2),
    ("=CEILING(7,5)", 10),
    ("=FLOOR(7,5)", 5),
    ("=ABS(-3)", 3),
    ("=SIGN(-3)", -1),
    ("=SQRT(16)", 4),
    ("=SQRT(-1)", "#NUM!"),
    ("=POWER(2,10)", 1024),
    ("=MOD(-7,3)", 2),
    ("=MOD(1,0)", "#DIV/0!"),
    ("=QUOTIENT(-7,2)", -3),
    ("=ROUND(PI(),4)", 3.1416),
    ('=N("x")+N(TRUE)', 1),
]
DATES: list[Case] = [
    ("=TODAY()", 46350),
    ("=ROUND(MOD(NOW(),1),6)", 0.437674),
    ("=DATE(2025,2,30)", 45718),
    ("=DATE(2025,0,1)", 45627),
    ("=DATE(99,1,1)", 36161),
    ("=DATE(1e9,1,1)", "#NUM!"),
    ('=YEAR("2025-02-28")&MONTH("2025-02-28")&DAY("2025-02-28")', "2025228"),
    ('=HOUR("13:45:10")&MINUTE("13:45:10")&SECOND("13:45:10")', "134510"),
    ("=TIME(25,0,0)", 1 / 24),
    ('=WEEKDAY("2026-11-24")', 3),
    ('=WEEKDAY("2026-11-24",2)', 2),
    ('=EDATE("2025-01-31",1)', 45716),
    ('=EOMONTH("2024-01-15",1)', 45351),
    ('=DAYS("2025-03-01","2025-02-27")', 2),
    ('=DATEDIF("2024-02-29","2026-02-28","Y")', 1),
    ('=DATEDIF("2025-01-31","2025-03-01","M")', 1),
    ('=DATEDIF("2025-01-31","2025-03-01","MD")', 1),
    ('=DATEDIF("2025-03-01","2025-01-31","D")', "#NUM!"),
    ('=DATEVALUE("2025-02-28 13:00")', 45716),
    ('=TIMEVALUE("12:00")', 0.5),
    ("=YEAR(1e9)", "#NUM!"),
]


@pytest.mark.parametrize(
    ("formula", "expected"),
    AGGREGATES + CONDITIONAL + LOGIC + INFORMATION + LOOKUPS + TEXTS + NUMBERS + DATES,
)
def test_functions_give_known_results(formula: str, expected: object) -> None:
    assert shows(formula) == (pytest.approx(expected) if type(expected) is float else expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=UNIQUE(Orders!D2:D4)", [["Suzhou"], ["Wuxi"]]),
        ("=UNIQUE({1;2;1},FALSE,TRUE)", [[2]]),
        ("=SORT(Orders!A2:B4,2,FALSE)", [["chen", 5], ["Lin", 2], ["Zhou", None]]),
        ("=SORT({3;1;2})", [[1], [2], [3]]),
        ('=FILTER(Orders!A2:B5,Orders!C2:C5>10,Orders!D2:D5="Suzhou")', [["Lin", 2], ["Zhou", None]]),
        ("=TRANSPOSE(Orders!A2:B3)", [["Lin", "chen"], [2, 5]]),
        ("=SEQUENCE(2,2,5,10)", [[5, 15], [25, 35]]),
        ("=FLATTEN({1,2;3,4})", [[1], [2], [3], [4]]),
        ('=SPLIT("a,b;7",",;")', [["a", "b", 7]]),
        ("=ARRAY_CONSTRAIN({1,2,3;4,5,6},2,2)", [[1, 2], [4, 5]]),
        ("=INDEX(Orders!A2:B3,0,2)", [[2], [5]]),
        ("=ARRAYFORMULA(ROW(Orders!A2:A4)*10)", [[20], [30], [40]]),
        ('=ARRAYFORMULA(IF(Orders!B2:B4>3,"big",Orders!B2:B4))', [[2], ["big"], [None]]),
        ('=ARRAYFORMULA(IFERROR(1/Orders!B2:B4,"none"))', [[0.5], [0.2], ["none"]]),
        ("=ARRAYFORMULA(VLOOKUP({\"Lin\";\"chen\"},Orders!A:C,3,FALSE))", [[30.5], [12]]),
        ('=ARRAYFORMULA(COUNTIF(Orders!A2:A5,{"Lin","Zhou"}))', [[2, 1]]),
    ],
)  # fmt: skip
def test_functions_fill_whole_arrays(formula: str, expected: list[list[object]]) -> None:
    assert spilled(formula, rows=len(expected), columns=len(expected[0])) == expected


@pytest.mark.parametrize(
    "formula", ["=FILTER({1;2},{FALSE;FALSE})", "=FILTER({1;2},{TRUE;TRUE;TRUE})", "=SORT({1;2},1)"]
)
def test_misused_array_functions_fail(formula: str) -> None:
    assert shows(formula) == "#N/A"


def test_computed_tables_are_looked_up() -> None:
    """Every call of an array formula into the same computed matrix finds what it would find in cells."""
    table = 'IF(Orders!D2:D5="Suzhou",Orders!A2:A5,"")'
    looked = spilled(f'=ARRAYFORMULA(XLOOKUP({{"zhou";"Lin";"chen"}},{table},Orders!C2:C5,"none"))', rows=3)
    summed = spilled(f'=ARRAYFORMULA(SUMIF({table},{{"zhou";"Lin";"chen"}},Orders!C2:C5))', rows=3)
    latest = spilled('=ARRAYFORMULA(VLOOKUP({"lin";"chen"},SORT({Orders!A2:A5,Orders!C2:C5},2,FALSE),2,FALSE))', rows=2)
    assert (looked, summed, latest) == ([[99], [30.5], ["none"]], [[99], [30.5], [0]], [[30.5], [12]])


def test_sparkline_is_an_empty_cell() -> None:
    assert shows('=SPARKLINE(Orders!B2:B5,{"charttype","bar"})') is None


def test_functions_take_their_counts() -> None:
    """No function is entered with more needed arguments than it can take."""
    assert all(one.most is None or one.least <= one.most for one in FUNCTIONS.values())
