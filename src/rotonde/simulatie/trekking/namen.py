"""Names that are common in the Netherlands, put together at random: nobody is meant (PRIV-59)."""


def _lijst(tekst: str) -> tuple[str, ...]:
    return tuple(" ".join(naam.split()) for naam in tekst.split(","))


MEISJES = _lijst(
    """
    Anna, Maria, Johanna, Emma, Sophie, Julia, Sara, Lotte, Eva, Fleur, Noor, Lieke, Tess, Isa, Roos, Femke,
    Hanna, Nina, Marit, Elin, Aaltje, Jantje, Hendrika, Grietje, Wilhelmina, Margriet, Ingrid, Monique, Petra,
    Karin, Linda, Esther, Marieke, Ilse, Annelies, Willemijn, Gerda, Tineke, Joke, Ria, Fatima, Samira, Aylin,
    Zoë, Merel, Janneke, Carolien, Mirjam, Yvonne, Bianca, Amira, Naomi, Ruth, Rebecca, Geertje, Hilde, Nienke,
    Sanne, Iris, Laura
    """
)
JONGENS = _lijst(
    """
    Jan, Pieter, Hendrik, Willem, Gerrit, Johannes, Cornelis, Daan, Sem, Lucas, Levi, Finn, Noah, Bram, Thijs,
    Ruben, Jesse, Tim, Lars, Sven, Bas, Koen, Joost, Maarten, Stefan, Dennis, Marcel, Erik, Frank, Peter, Hans,
    Wim, Henk, Kees, Klaas, Dirk, Teunis, Evert, Albert, Roelof, Mohammed, Ahmed, Yusuf, Emre, Daniel, David,
    Samuel, Jonathan, Matthijs, Wouter, Jeroen, Sander, Niels, Rick, Gijs, Stijn, Teun, Mees, Berend, Harm
    """
)
ACHTERNAMEN = _lijst(
    """
    Jansen, de Vries, van den Berg, Bakker, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters,
    Hendriks, van Dijk, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, Kok, Jacobs, van der
    Linden, Vermeulen, Schouten, van Leeuwen, Willems, van der Veen, Kuipers, Post, Hoekstra, Koster, Prins,
    Verhoeven, van Vliet, Huisman, Peeters, van der Wal, Postma, Scholten, Gerritsen, Evers, van Dam, Veenstra,
    Kramer, Bosman, Wolters, van Beek, van der Heijden, Blom, Mol, Timmermans, van Loon, Sanders, Kuiper,
    Martens, Groen, Boer, Hofman, van Veen, Lammers, Bouwman, de Ruiter, Schipper, Maas, Driessen, Verbeek,
    Hermans, Wessels, van der Horst, Pol, Dijkman, Nijboer, ten Have, te Velde, op den Akker, Roelofs, Berends,
    Eikelboom, Veldhuis, Oosterhof, Westerink, Nijland, Kamphuis, Buitenhuis, Zandbergen, Heideman, Lindeboom,
    Yilmaz, Kaya, el Amrani, Haddad, Nowak, Kowalski, Tesfay, Rahimi, Bondarenko, Silva
    """
)
STRAATBEGIN = _lijst(
    """
    Elzen, Wilgen, Linden, Beuken, Eiken, Kastanje, Populieren, Merel, Lijster, Zwaluw, Kievit, Leeuwerik,
    Reiger, Vlinder, Korenbloem, Klaproos, Boterbloem, Lavendel, Molen, Smids, Wagenmakers, Kuipers, Weverij,
    Schapen, Paarden, Hooi, Graan, Rogge, Klaver, Heide, Brem, Varen, Duin, Beek, Vijver, Sluis, Veer, Brug,
    Kerk, School, Markt, Tuin, Boomgaard, Appel, Peren, Kersen, Noten, Zonne, Maan, Sterren, Regenboog
    """
)
STRAATEIND = ("laan", "straat", "weg", "pad", "hof", "dreef")
