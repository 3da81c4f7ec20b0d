"""Members beside potensi: kept, and told."""

from __future__ import annotations

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.intake import build_dataset, validate_upload
from tests.data.intake_tools import TODAY, areas, csv, member, said

POTENSI = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber"
WAJO = [("PU", 38306, 35036), ("BPU", 14768, 93537), ("JAKON", 14725, 12196)]


def dataset(**files: bytes) -> Dataset:
    tables = [
        table
        for name, content in files.items()
        for table in validate_upload(f"{name}.csv", content, areas=areas(), today=TODAY)
    ]
    return build_dataset(tables, source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x")


def warnings(data: Dataset) -> list[str]:
    return [said(problem.expected) for problem in data.reports[0].warnings]


def wajo(*, since: str = "2024-01") -> Dataset:
    return dataset(
        kepesertaan=csv(
            *[
                member(periode="2024-12", kode_wilayah="7313", segmen=name, peserta_aktif=count)
                for name, count, _ in WAJO
            ]
        ),
        potensi=csv(*[(since, "7313", name, count, since, "x") for name, _, count in WAJO], header=POTENSI),
    )


def test_active_above_potensi_is_kept_and_told() -> None:
    data = wajo()
    assert data.members["peserta_aktif"].sum() == 67799
    told = " ".join(warnings(data))
    assert "38.306 peserta dari potensi 35.036" in told
    assert "14.725 peserta dari potensi 12.196" in told
    assert len(warnings(data)) == 2


def test_a_year_without_potensi_is_told_with_the_base_used_instead() -> None:
    assert "dipakai potensi sejak 2023-01" in warnings(wajo(since="2023-01"))[0]
    assert "tidak ada persentase" in warnings(wajo(since="2025-01"))[0]


def test_office_data_without_potensi_shows_counts_and_asks_for_it() -> None:
    data = dataset(kepesertaan=csv(member()))
    assert len(data.members) == 1
    assert data.eligible.empty
    assert "potensi" in warnings(data)[0]


def test_without_kepesertaan_there_is_a_report_and_an_empty_table() -> None:
    data = dataset(potensi=csv(("2024-01", "7313", "PU", 1, "x", "x"), header=POTENSI))
    assert data.members.empty
    assert next(iter(data.members.columns)) == "periode"
    assert "kepesertaan" in said(data.reports[0].errors[0].expected)


def test_a_province_beside_its_kabupaten_is_told_and_both_are_kept() -> None:
    header = ",".join(COLUMNS["manfaat"])
    rows = [("2025-10", code, "JKM", 4, 168_000_000, 2) for code in ("73", "7313", "7401")]
    data = dataset(manfaat=csv(*rows, header=header))
    (report,) = (each for each in data.reports if each.table == "manfaat")
    (warning,) = report.warnings
    assert "Sulawesi Selatan memiliki baris keduanya pada 1 bulan" in said(warning.expected)
    assert len(data.benefits) == 3


def test_more_villages_than_a_kecamatan_has_are_told() -> None:
    header = ",".join(COLUMNS["iuran_desa"])
    most = int(areas().kecamatan("7314").loc["731401", "desa"])
    rows = [(2025, f"7314019{at:03}", "SEMUA", 20, 12, "", 1, 1, "") for at in range(1, most + 2)]
    data = dataset(iuran_desa=csv(*rows[:-1], header=header))
    assert not any(each.warnings for each in data.reports if each.table == "iuran_desa")
    data = dataset(iuran_desa=csv(*rows, header=header))
    (report,) = (each for each in data.reports if each.table == "iuran_desa")
    assert f"paling banyak {most} desa" in said(report.warnings[0].expected)
