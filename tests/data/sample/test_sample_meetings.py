"""The sample's files of the five meetings: true to what was published, and one with its members."""

import pandas as pd
import pytest

from dashboard.data.contract.words import OWN_FUNDING
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import MISSING, MONTHS, month_after, months_between
from dashboard.data.sample.villages import invented_villages
from dashboard.data.store import load_areas
from tests.data.sample_tools import read


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def members() -> pd.DataFrame:
    return read("kepesertaan")


@pytest.fixture(scope="module")
def fundings() -> pd.DataFrame:
    table = read("pendanaan")
    numbers = ["jumlah_pekerja", "tarif", "bulan", "anggaran"]
    table[numbers] = table[numbers].astype("int64")
    return table.assign(
        last=[month_after(row.mulai, row.bulan - 1) for row in table.itertuples()],
        paid=table["terakhir_dibayar"].fillna(""),
    )


@pytest.fixture(scope="module")
def villages() -> pd.DataFrame:
    table = read("iuran_desa")
    numbers = ["tahun", "jumlah_pekerja", "bulan_dibayar", "anggaran", "realisasi"]
    table[numbers] = table[numbers].astype("int64")
    return table.assign(area=table["kode_desa"].str[:4])


def test_a_term_has_no_more_people_than_its_cell_has_members(
    fundings: pd.DataFrame, members: pd.DataFrame
) -> None:
    permanent = members[members["sementara"] == "tidak"]
    by_group = permanent.groupby(["kode_wilayah", "segmen", "sumber_dana", "kelompok", "periode"])
    people = by_group["peserta_aktif"].sum().to_dict()
    together = permanent.groupby(["kode_wilayah", "segmen", "sumber_dana", "periode"])["peserta_aktif"].sum()
    people |= {(*cell[:3], "SEMUA", cell[3]): count for cell, count in together.to_dict().items()}
    for row in fundings.itertuples():
        for month in months_between(row.mulai, min(row.last, MONTHS[-1])):
            there = people.get((row.kode_wilayah, row.segmen, row.sumber_dana, row.kelompok, month))
            if month not in MISSING.get(row.kode_wilayah, ()):
                assert there is not None, row
                assert 0 < row.jumlah_pekerja <= there, row


def test_every_group_that_others_pay_for_has_one_term_now(
    fundings: pd.DataFrame, members: pd.DataFrame
) -> None:
    cell = ["kode_wilayah", "segmen", "kelompok", "sumber_dana"]
    now = members[(members["periode"] == MONTHS[-1]) & ~members["sumber_dana"].isin(OWN_FUNDING)]
    paid_for = now[now["peserta_aktif"] > 0].set_index(cell).index
    current = fundings[(fundings["mulai"] <= MONTHS[-1]) & (fundings["last"] >= MONTHS[-1])].set_index(cell)
    assert current.index.is_unique
    assert set(current.index) == set(paid_for)
    assert not fundings["sumber_dana"].isin(OWN_FUNDING).any()


def test_terms_of_a_group_follow_each_other(fundings: pd.DataFrame) -> None:
    cell = ["kode_wilayah", "segmen", "kelompok", "sumber_dana"]
    ordered = fundings.sort_values([*cell, "mulai"])
    before = ordered.groupby(cell)["last"].shift()
    assert (ordered["mulai"] > before)[before.notna()].all()
    staff = fundings[(fundings["kode_wilayah"] == "7307") & (fundings["kelompok"] == "non-ASN")]
    months = [month for row in staff.itertuples() for month in months_between(row.mulai, row.last)]
    assert sorted(months) == list(months_between("2023-01", max(staff["last"])))


def test_terms_end_and_fall_behind_at_every_horizon(fundings: pd.DataFrame) -> None:
    current = fundings[fundings["last"] >= MONTHS[-1]]
    ends = current.groupby("last")["kode_wilayah"].nunique()
    assert (ends[list(months_between("2026-10", "2027-03"))] >= 20).all()
    behind = [len(months_between(row.paid, MONTHS[-1])) - 1 for row in current.itertuples() if row.paid]
    counts = pd.Series(behind).value_counts()
    assert counts[0] > len(current) * 0.7
    assert (counts[[1, 2, 3]] >= 10).all()
    assert 3 <= counts[counts.index > 3].sum() <= 30
    assert (fundings["paid"] <= fundings["last"]).all()


def test_funds_are_people_times_rate_times_months_or_a_little_short(fundings: pd.DataFrame) -> None:
    monthly = fundings["jumlah_pekerja"] * fundings["tarif"]
    months = fundings["anggaran"] / monthly
    assert (months == months.round()).all()
    assert (months <= fundings["bulan"]).all()
    assert 0.02 < (months < fundings["bulan"]).mean() < 0.15
    assert set(fundings.loc[fundings["segmen"] == "BPU", "tarif"]) == {16_800}
    assert set(fundings.loc[fundings["segmen"] == "PU", "tarif"]) == {5_400, 10_800}


def test_published_programme_of_bone(fundings: pd.DataFrame) -> None:
    bone = fundings[(fundings["kode_wilayah"] == "7308") & (fundings["kelompok"] == "SEMUA")]
    columns = ["segmen", "sumber_dana", "jumlah_pekerja", "tarif", "mulai", "bulan", "anggaran"]
    assert bone[columns].values.tolist() == [
        ["BPU", "APBD kab/kota", 12_952, 16_800, "2025-10", 3, 652_780_800]
    ]


def test_villages_are_invented_as_many_as_there_are(villages: pd.DataFrame, areas: Areas) -> None:
    codes = invented_villages(areas)
    counts = areas.regencies["jumlah_desa"]
    assert {area: len(found) for area, found in codes.items()} == counts[counts > 0].to_dict()
    everyone = {code for found in codes.values() for code in found}
    assert set(villages["kode_desa"]) <= everyone
    assert villages["kode_desa"].str.fullmatch(r"\d{6}9\d{3}").all()
    assert not everyone & set(areas.villages.index)
    assert set(villages["kode_desa"].str[:6]) <= set(areas.villages["kode_kecamatan"])


def test_published_villages_of_sidrap(villages: pd.DataFrame) -> None:
    sidrap = villages[villages["area"] == "7314"]
    by_village = sidrap.groupby(["tahun", "kode_desa"])["bulan_dibayar"].sum() > 0
    paying = by_village.groupby("tahun").agg(["size", "sum"])
    assert (paying["size"] == 68).all()
    assert paying["sum"].to_dict() == {2022: 41, 2023: 68, 2024: 68, 2025: 68, 2026: 68}
    assert set(sidrap["kelompok"]) == {"perangkat desa", "BPD", "RT/RW"}


def test_villages_pay_for_members_within_their_budgets(villages: pd.DataFrame, members: pd.DataFrame) -> None:
    last = {f"{year}-12": year for year in range(2022, 2026)} | {MONTHS[-1]: 2026}
    paid_for = members[(members["sumber_dana"] == "APBDes/ADD") & members["periode"].isin(list(last))]
    year = paid_for["periode"].map(last)
    there = paid_for.groupby(["kode_wilayah", "kelompok", year])["peserta_aktif"].sum()
    paying = villages[villages["bulan_dibayar"] > 0]
    people = paying.groupby(["area", "kelompok", "tahun"])["jumlah_pekerja"].sum()
    assert (people <= there.reindex(people.index)).all()
    assert (villages["realisasi"] <= villages["anggaran"]).all()
    newest = villages[villages["tahun"] == 2026]
    assert newest["bulan_dibayar"].max() == 10
    assert {0, 4, 5, 6, 7, 8, 9, 10} <= set(newest["bulan_dibayar"])
    entered = newest["anggaran_tahun_depan"]
    assert entered.isna().any()
    assert (entered == "0").any()
    assert (pd.to_numeric(entered) > 0).any()


def test_next_years_budget_is_next_years_budget(villages: pd.DataFrame) -> None:
    after = villages.assign(tahun=villages["tahun"] - 1)
    pairs = villages.merge(after, on=["tahun", "kode_desa", "kelompok"], suffixes=("", "_after"))
    assert len(pairs) > 1_000
    assert (pairs["anggaran_tahun_depan"].astype("int64") == pairs["anggaran_after"]).all()


def test_every_province_has_villages_and_some_areas_none(villages: pd.DataFrame, areas: Areas) -> None:
    there = set(villages["area"])
    assert {areas.province_of(code) for code in there} == set(areas.provinces)
    assert {"7605", "7307", "7314", *areas.inside("76")} <= there
    assert len(there) < 30


def test_published_compliance_of_sulawesi_selatan() -> None:
    counted = read("kepatuhan")
    south = counted[counted["periode"].str.startswith("2024")]
    assert set(south["kode_wilayah"].str[:2]) == {"73"}
    assert set(counted["jenis_entitas"][counted["periode"].isin(["2022-12", "2023-12"])]) == {"desa"}
    sums = south[["skk", "dipulihkan"]].astype("int64").sum()
    assert sums.tolist() == [159, 5_900_000_000]


def test_listed_entities_are_those_counted() -> None:
    listed, counted = read("daftar_kepatuhan"), read("kepatuhan")
    key = ["periode", "kode_wilayah", "jenis_entitas", "kategori", "bulan_tunggakan"]
    amounts = listed.assign(jumlah=1, tunggakan=listed["tunggakan"].astype("int64"))
    there = amounts.groupby(key)[["jumlah", "tunggakan"]].sum()
    counts = counted.set_index(key)[["jumlah", "tunggakan"]].astype("int64")
    newest = counts[counts.index.isin(["2026-10"], level="periode")]
    assert set(there.index.get_level_values("kode_wilayah")) >= {"7605", "7307"}
    of_listed = newest[newest.index.isin(listed["kode_wilayah"].unique(), level="kode_wilayah")]
    pd.testing.assert_frame_equal(of_listed.sort_index(), there.sort_index(), check_like=True)
    assert (listed["terdaftar"].astype("int64") <= listed["pekerja"].astype("int64")).all()


@pytest.mark.parametrize("period", ["2022-12", "2024-12", "2025-06", "2025-12", "2026-06", "2026-10"])
def test_villages_that_must_enrol_or_are_behind_are_those_of_their_own_rows(
    villages: pd.DataFrame, period: str
) -> None:
    year, due = int(period[:4]), int(period[5:])
    rows = villages[villages["tahun"] == year]
    # As late in every month as at the end that the row tells.
    behind = ((10 if year == 2026 else 12) - rows["bulan_dibayar"]).clip(upper=due)
    rows = rows.assign(behind=behind, owed=rows["anggaran"] * behind // 12, paid=due - behind)
    earlier = villages[(villages["tahun"] < year) & (villages["bulan_dibayar"] > 0)]["kode_desa"]
    assert (rows["anggaran"] % 12 == 0).all()
    enrolled = rows["bulan_dibayar"].gt(0) | rows["kode_desa"].isin(earlier)
    assert (rows["anggaran"] > 0)[enrolled].all()
    by_village = rows.groupby(["area", "kode_desa"]).agg(
        paid=("paid", "max"), behind=("behind", "max"), owed=("owed", "sum")
    )
    enrolled_by = by_village["paid"].gt(0) | by_village.index.get_level_values(1).isin(earlier)
    counted = read("kepatuhan").query("periode == @period and jenis_entitas == 'desa'")
    numbers = ["jumlah", "tunggakan", "bulan_tunggakan"]
    counted[numbers] = counted[numbers].astype("int64")
    assert set(counted["kode_wilayah"]) <= set(rows["area"])
    for area in set(rows["area"]):
        own, there = by_village.loc[area], counted[counted["kode_wilayah"] == area]
        must, late = own[~enrolled_by[area]], own[enrolled_by[area] & (own["behind"] > 0)]
        assert there.query("kategori == 'PWBD'")["jumlah"].sum() == len(must)
        months = there.query("kategori == 'menunggak'").set_index("bulan_tunggakan")
        assert months["jumlah"].to_dict() == late.groupby("behind").size().to_dict()
        assert months["tunggakan"].to_dict() == late.groupby("behind")["owed"].sum().to_dict()
        assert not set(there["kategori"]) - {"PWBD", "menunggak"}


@pytest.mark.parametrize(
    ("name", "column", "words"),
    [
        ("daftar_kepatuhan", "nama_entitas", r"Contoh (?:badan usaha|OPD|desa) \d+"),
        ("proyek_konstruksi", "nama", r"Contoh proyek \d+"),
        ("proyek_konstruksi", "pemilik", r"Contoh OPD \d+"),
        ("dukungan_pemda", "dasar", r"Contoh [a-z ]+"),
        ("komitmen", "pihak", r"Contoh OPD \d+"),
        ("komitmen", "janji", r"Contoh janji: .+"),
        ("kemiskinan", "sumber", "Data contoh; bukan angka BPS"),
    ],
)
def test_nothing_invented_stands_against_a_real_name(name: str, column: str, words: str) -> None:
    assert read(name)[column].dropna().str.fullmatch(words).all()


def test_projects_are_registered_in_time_late_and_not() -> None:
    projects = read("proyek_konstruksi")
    let, registered = (pd.to_datetime(projects[column]) for column in ("tanggal_spk", "tanggal_daftar"))
    days = (registered - let).dt.days
    assert days.isna().sum() >= 15
    assert days.between(0, 16).sum() >= 30
    assert (days > 30).sum() >= 15
    assert (let.dt.day_of_week < 5).all()
    values = set(projects["nilai_kontrak"].astype("int64"))
    assert {100_000_000, 500_000_000, 10**9, 5 * 10**9, 10**10} <= values
    sinjai = projects[projects["kode_wilayah"] == "7307"]
    early = sinjai[sinjai["tanggal_spk"].between("2025-01-01", "2025-03-31")]
    going = projects[projects["status"] != "batal"]
    newly = (going["tanggal_spk"] > "2025-10-31").rename("newly")
    running = (going["status"] == "berjalan").groupby(newly).mean()
    assert running[True] > 0.9
    assert running[False] == 0
    assert len(sinjai) == 12
    assert early["tanggal_daftar"].isna().sum() == 4


def test_poverty_is_known_before_the_meeting_in_majene() -> None:
    years = read("kemiskinan").groupby("kode_wilayah")["tahun"].agg(set)
    assert len(years) == 102
    assert all(found == {"2022", "2023", "2024", "2025"} for found in years)


def test_a_death_is_paid_42_million_and_promises_add_up(fundings: pd.DataFrame) -> None:
    benefits = read("manfaat")
    deaths = benefits[benefits["program"] == "JKM"]
    assert (deaths["rupiah"].astype("int64") == deaths["kasus"].astype("int64") * 42_000_000).all()
    children, cases = (benefits[column].astype("int64") for column in ("penerima_beasiswa", "kasus"))
    assert (children <= 2 * cases).all()
    promises = read("komitmen").dropna(subset="jumlah_pekerja")
    months = promises["rupiah"].astype("int64") / (promises["jumlah_pekerja"].astype("int64") * 16_800)
    assert months.isin(range(1, 13)).all()
