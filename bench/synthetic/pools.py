# ruff: noqa: E501, SIM905 - rows of names
"""Given names and the makings of surnames, in the script of their country."""

CYRILLIC_MEN = "Александр Алексей Анатолий Андрей Антон Аркадий Борис Вадим Валерий Василий Виктор Виталий Владимир Вячеслав Геннадий Георгий Григорий Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Леонид Максим Михаил Никита Николай Олег Павел Пётр Роман Руслан Сергей Станислав Степан Тимур Фёдор Эдуард Юрий Ярослав Нурсултан Ерлан Данияр Бауыржан Жанибек Садыр Шавкат Чингиз".split()
CYRILLIC_WOMEN = "Александра Алина Алла Анастасия Анна Валентина Вера Вероника Виктория Галина Дарья Евгения Екатерина Елена Жанна Зинаида Инна Ирина Ксения Лариса Любовь Людмила Маргарита Марина Мария Надежда Наталья Нина Оксана Ольга Полина Раиса Светлана Софья Тамара Татьяна Ульяна Юлия Яна Айгуль Гульнара Жибек".split()
CYRILLIC_ROOTS = "Абрам Агафон Алексе Андре Анис Артём Афанась Баран Белоус Беспал Блин Бобр Богдан Большак Бондар Борис Брагин Будён Булгак Буров Васил Веденск Верещаг Виноград Власо Волк Вороб Воронц Гаврил Галкин Герасим Голуб Горбач Горшк Григор Громо Гусе Давыд Данил Дементь Демид Денис Дмитри Дорон Дубров Дьяк Евсе Егор Елис Ерм Ефим Жарко Ждан Желез Жук Журавл Завьял Зайц Захар Зимин Зуб Зюзин Иван Игнат Ильин Исак Кабан Казак Калашник Калин Карп Киселёв Климен Кобз Ковал Козл Колесник Комар Кондрат Коновал Корнил Корот Котельник Кошел Кравч Красиль Крыл Кудряш Кузнец Кулеш Курочк Лазар Лапт Лебед Левч Логин Лопат Лукаш Лысен Макар Малыш Мартын Матве Медвед Мельник Мирон Митрофан Михайл Моисе Мороз Мухин Назар Наум Нестер Никит Никола Новик Носо Овчинник Орл Осип Остап Павл Панфил Пахом Петр Пилип Плотник Поляк Поном Попо Проко Пузан Пушкар Радч Родион Рогоз Романо Рудак Рыбак Рябо Савел Самойл Сафон Свирид Семён Сергиен Сидор Скворц Слепц Смир Собол Соколо Соловь Степан Стрельц Сухар Тарас Терещ Тимош Титар Тихон Третьяк Трофим Туман Удаль Усти Фадде Федос Филат Фоми Фрол Харит Хомяк Царёв Цыган Чайк Черкас Черн Чижик Чурил Шапошник Шевч Шереме Шилин Шмел Шубин Щерб Эльдар Юдин Юшк Яким Яхонт Жапар Назарба Атамба Жээнбек Тока Рахмо Мирзиё Бакие Сариеа Акае Отунба Досым Кулиба Сапар Токтого".split()
CYRILLIC_ENDS = ("ов", "ев", "ин", "ский", "енко", "чук", "ович")
FATHERS = ("Иванов", "Сергеев", "Николаев", "Владимиров", "Петров", "Александров", "Михайлов", "Юрьев", "Андреев")

ARABIC_GIVEN = (
    ("محمد", "muhammad"), ("أحمد", "ahmad"), ("محمود", "mahmuud"), ("علي", "alii"), ("حسن", "hasan"), ("حسين", "husayn"), ("يوسف", "yuusuf"),
    ("خالد", "Xaalid"), ("عمر", "umar"), ("عثمان", "uthmaan"), ("إبراهيم", "ibraahiim"), ("إسماعيل", "ismaaiil"), ("مصطفى", "muSTafaa".replace("S", "s")),
    ("طارق", "Taariq"), ("سعيد", "saiid"), ("سليمان", "sulaymaan"), ("داود", "daawuud"), ("نبيل", "nabiil"), ("رشيد", "raSiid"), ("شريف", "Sariif"),
    ("جمال", "Jamaal"), ("جواد", "Jawaad"), ("كريم", "kariim"), ("عادل", "aadil"), ("فيصل", "faysal"), ("ناصر", "naasir"), ("هيثم", "haytham"),
    ("وليد", "waliid"), ("ياسر", "yaasir"), ("زياد", "ziyaad"), ("بشار", "baSSaar".replace("SS", "S")), ("غسان", "Gassaan"), ("فاطمة", "faaTima"), ("عائشة", "aaiSa"),
    ("خديجة", "XadiiJa"), ("زينب", "zaynab"), ("مريم", "maryam"), ("نور", "nuur"), ("ليلى", "laylaa"), ("سميرة", "samiira"), ("هدى", "hudaa"), ("رانيا", "raaniyaa"),
)  # fmt: skip
ARABIC_FAMILY = (
    "hamSii", "tikriitii", "baGdaadii", "masrii", "SarJaawii", "najJaar", "Haddaad", "Xuurii", "qaasim", "Saamii", "halabii", "dimaSqii", "sadr", "hakiim", "jazaairii",
    "zarqaawii", "zawaahirii", "bannaa", "qaraDaawii", "asad", "maalikii", "abaadii", "jubuurii", "dulaymii", "Sammarii", "utaybii", "qahTaanii", "Gaamidii", "zahraanii",
    "Harbii", "maTiirii", "ajmii", "sabbaah", "thaanii", "nahyaan", "maktuum", "qaasimii", "Hariirii", "aJlaanii", "barJuutii", "mansuur", "suufii", "turkii", "kurdii",
    "filisTiinii", "liibii", "tuunisii", "maGribii", "saudii", "yamanii", "adanii", "sanaanii", "kuufii", "basrii", "mawsilii", "faaruuq", "salaam", "nasr", "jaabir", "darwiiS",
    "qurayS", "haaSimii", "Husaynii", "hasanii", "ridwaan", "jibriil", "miqdaad", "Saalih", "Saakir", "naJiib", "XaTiib", "qaadirii", "abduh", "raajihii", "GanuuSii",
)  # fmt: skip
TURKISH_GIVEN = "Ahmet Ali Ayşe Bülent Burak Can Cemal Çağlar Deniz Devlet Doğan Ebru Ekrem Elif Emine Fatma Gökhan Güler Hakan Hasan Hülya İbrahim İsmail Kemal Kerem Mehmet Meral Mustafa Nilüfer Oğuz Orhan Ömer Özgür Recep Selahattin Selçuk Süleyman Şahin Şule Tansu Ufuk Yaşar Yılmaz Zeynep".split()
TURKISH_STEMS = "Ak Kara Kızıl Gök Demir Çelik Altın Gümüş Yıl Öz Er Bal Taş Kaya Dağ Deniz Irmak Ay Gün Şim Yağ Tuğ Koç Arslan Kurt Doğan Şahin Kılıç Kalkan Boz Sarı Uzun Güçlü Yüce Bil Ün Coş Din Ertuğ Tun".split()
TURKISH_ENDS = ("maz", "türk", "oğlu", "kaya", "taş", "soy", "han", "er", "gil", "can", "bey", "alp", "doğan", "tekin", "şen", "dağ", "su", "el")
DUTCH_GIVEN = "Anke Anouk Bas Bart Bram Carola Cees Chris Daan Dirk Els Eva Femke Floor Frank Gerrit Hanneke Harm Henk Ineke Ilse Jaap Jan Janneke Jasper Jeroen Joost Joris Karin Kees Lars Lieke Lotte Maarten Marieke Mark Marleen Merel Niels Noor Paul Piet Pieter Renske Rik Roos Ruben Sander Saskia Sjoerd Sophie Stijn Suzanne Teun Thijs Tim Tineke Tom Wim Wouter Yvonne".split()
DUTCH_STEMS = "berg dijk veld bosch meer brink broek kamp laar horst hoek gracht kerk steen haven linde eik wolf vos haan boer bakker molen smid kuiper wever visser jager meijer schouten mulder dekker vermeer postma hoekstra dijkstra wiersma bosma terpstra zijlstra talsma feenstra bijlsma hofstee klomp pronk grave tol zwaan kraan spaan prins".split()
DUTCH_BEFORE = ("", "", "", "van ", "van den ", "van der ", "de ", "ter ")
DUTCH_FRONT = ("", "", "Oost", "West", "Groen", "Nieuw", "Ouden", "Hoog", "Laag", "Zand", "Rood", "Wind", "Zonne", "Schoon", "Lange", "Korte", "Berken", "Wilgen", "Rozen", "Heide")
ENGLISH_GIVEN = "Adam Alice Andrew Barbara Brian Caroline Charles Claire Daniel Diane Edward Emily Fiona George Grace Harold Helen Henry Irene Jack James Jennifer Joan John Kate Kevin Laura Liam Linda Louise Lucy Margaret Martin Matthew Nancy Nathan Oliver Patricia Paul Peter Rachel Richard Robert Rose Ruth Samuel Sarah Scott Simon Stephen Susan Thomas Victoria Walter William".split()
ENGLISH_FRONT = "Ash Black Bland Brad Bright Brock Burn Cald Carl Chat Clay Cole Crom Dal Dar Eld Ells Fair Farn Gar Glen Gran Hal Ham Har Hart Hay Hold Holl Hunt Kel Kirk Lang Lin Lock Long Mal Mar Mel Nor Old Pem Pres Quin Rad Red Rock Row Ruth Sel Shel Sher Stan Strat Sut Thorn Wake Wal War Wel West Whit Win Wood".split()
ENGLISH_ENDS = ("ford", "ton", "ley", "well", "worth", "field", "by", "wood", "ham", "more", "man", "son", "er", "shaw", "combe", "stead")
SPANISH_GIVEN = "Alejandro Ana Andrés Ángel Antonio Beatriz Carlos Carmen Cristina Diego Eduardo Elena Ernesto Esteban Eugenia Fernando Francisco Gabriela Guillermo Héctor Hernán Inés Isabel Javier Jorge José Juan Julio Lucía Luis Manuel María Martín Miguel Mónica Nicolás Pablo Pilar Rafael Raúl Ricardo Roberto Rocío Rosa Sebastián Sofía Teresa Tomás Verónica Víctor".split()
SPANISH_FAMILY = "Acosta Aguilar Alarcón Alvarado Arce Arévalo Báez Barrera Benítez Bermúdez Bravo Cabrera Calderón Campos Cárdenas Carrasco Castaño Cepeda Chávez Contreras Córdoba Cortés Delgado Duarte Echeverría Escobar Espinoza Figueroa Galindo Gallardo Garrido Guerrero Herrera Hidalgo Ibáñez Iglesias Jaramillo Lozano Maldonado Márquez Medina Mejía Mendoza Montoya Navarro Ochoa Olivares Ordóñez Orozco Pacheco Padilla Palacios Paredes Peralta Quintero Quispe Ramos Rincón Ríos Robles Rosales Salazar Sandoval Sepúlveda Solís Tapia Trujillo Uribe Valdés Valencia Vargas Velasco Villalobos Zamora Zapata Zúñiga".split()
TITLES = ("president", "premier", "minister", "generaal", "kolonel", "dr.", "burgemeester", "woordvoerder", "prof.", "sjeik", "mevrouw")

TOWN_FRONT = "Ново Старо Красно Верхне Нижне Бело Черно Мало Велико Сред Ниже Кара Ак Кызыл Жана Таш Сары Усть Бор Дуб Лес Озер Реч Кам Гор Сол Зелен Гра Бере Оль Сос Лип".split()
TOWN_ENDS = "сибирск горск град поль дар камск ярск уральск каменск озёрск лесск речье горка луки слобода посад бай тау суу орда булак куль кала абад ата кент дон вка нцы ичи".split()
ARABIC_TOWNS = "raqqaa Hims Hamaa idlib baniyaas tarTuus qamiSlii hasaka darCaa suwaydaa tadmur manbiJ jarabulus afriin azaaz nusaybiin mosul tikriit samarraa falluuJa ramaadii kirkuuk sulaymaniyya dahuuk amaara naasiriyya diiwaaniyya najaf karbalaa kuut baquuba haladiyya zubayr misraata sirt bingaazii derna tubruq sabhaa Gadaamis zliitan gharyaan sanaa taciz ibb dhamaar Hudayda mukallaa zinJibaar sacda marib taizz laHiJ".split()
STATES = tuple(f"actor/state-{n}" for n in range(60))

# Bodies: word or phrase in Dutch, English, German, French; what stands for it in an acronym follows from the words.
SORTS = (
    ("Partij", "Party", "Partei", "Parti"), ("Beweging", "Movement", "Bewegung", "Mouvement"), ("Unie", "Union", "Union", "Union"), ("Front", "Front", "Front", "Front"),
    ("Vereniging", "Association", "Vereinigung", "Association"), ("Bond", "League", "Bund", "Ligue"), ("Raad", "Council", "Rat", "Conseil"), ("Instituut", "Institute", "Institut", "Institut"),
    ("Centrum", "Centre", "Zentrum", "Centre"), ("Fonds", "Fund", "Fonds", "Fonds"), ("Bank", "Bank", "Bank", "Banque"), ("Universiteit", "University", "Universität", "Université"),
    ("Organisatie", "Organisation", "Organisation", "Organisation"), ("Commissie", "Commission", "Kommission", "Commission"), ("Federatie", "Federation", "Föderation", "Fédération"),
    ("Academie", "Academy", "Akademie", "Académie"), ("Agentschap", "Agency", "Agentur", "Agence"), ("Stichting", "Foundation", "Stiftung", "Fondation"),
)  # fmt: skip
QUALITIES = (
    ("Nationale", "National", "Nationale", "nationale"), ("Democratische", "Democratic", "Demokratische", "démocratique"), ("Socialistische", "Socialist", "Sozialistische", "socialiste"),
    ("Liberale", "Liberal", "Liberale", "libérale"), ("Christelijke", "Christian", "Christliche", "chrétienne"), ("Islamitische", "Islamic", "Islamische", "islamique"),
    ("Centrale", "Central", "Zentrale", "centrale"), ("Internationale", "International", "Internationale", "internationale"), ("Republikeinse", "Republican", "Republikanische", "républicaine"),
    ("Economische", "Economic", "Wirtschaftliche", "économique"), ("Agrarische", "Agrarian", "Agrarische", "agricole"), ("Onafhankelijke", "Independent", "Unabhängige", "indépendante"),
)  # fmt: skip
TOPICS = (
    ("Vrede", "Peace", "Frieden", "la paix"), ("Vrijheid", "Freedom", "Freiheit", "la liberté"), ("Ontwikkeling", "Development", "Entwicklung", "le développement"),
    ("Veiligheid", "Security", "Sicherheit", "la sécurité"), ("Mensenrechten", "Human Rights", "Menschenrechte", "les droits humains"), ("Energie", "Energy", "Energie", "l'énergie"),
    ("Landbouw", "Agriculture", "Landwirtschaft", "l'agriculture"), ("Handel", "Trade", "Handel", "le commerce"), ("Gezondheid", "Health", "Gesundheit", "la santé"),
    ("Onderwijs", "Education", "Bildung", "l'éducation"), ("Cultuur", "Culture", "Kultur", "la culture"), ("Transport", "Transport", "Verkehr", "le transport"),
)  # fmt: skip
LANDS = (
    ("Peru", "Peru", "Peru", "Pérou"), ("Kenia", "Kenya", "Kenia", "Kenya"), ("Georgië", "Georgia", "Georgien", "Géorgie"), ("Syrië", "Syria", "Syrien", "Syrie"), ("Noorwegen", "Norway", "Norwegen", "Norvège"),
    ("Kirgizië", "Kyrgyzstan", "Kirgisistan", "Kirghizistan"), ("Jemen", "Yemen", "Jemen", "Yémen"), ("Libië", "Libya", "Libyen", "Libye"), ("Servië", "Serbia", "Serbien", "Serbie"), ("Chili", "Chile", "Chile", "Chili"),
    ("Ethiopië", "Ethiopia", "Äthiopien", "Éthiopie"), ("Polen", "Poland", "Polen", "Pologne"), ("Griekenland", "Greece", "Griechenland", "Grèce"), ("Marokko", "Morocco", "Marokko", "Maroc"),
)  # fmt: skip
BRAND_FRONT = "Alt Ver Nor Gral Vex Quan Zen Ori Lum Tel Syn Pro Hel Cor Bal Dyn Ast Mer Sol Kin Ter Aqua Ger Pol Fin Tra Max Ori Ela Uni".split()
BRAND_MIDDLE = ("a", "o", "i", "e", "on", "ar", "is", "ex", "ul", "in")
BRAND_ENDS = "tor lon via tech dex nova ris gen mark quest core lux form vant star line tek mond".split()
SECTORS = (("Energie", "Energy"), ("Telecom", "Telecom"), ("Verzekeringen", "Insurance"), ("Staal", "Steel"), ("Media", "Media"), ("Logistiek", "Logistics"), ("Chemie", "Chemicals"), ("Vastgoed", "Real Estate"))
LEGAL = ("NV", "BV", "Ltd", "GmbH", "AG", "SA", "Inc.", "LLC")
