namespace Samlop.Demo;

/// <summary>What people and groups write in the demo; invented.</summary>
internal static class Texts
{
    private static readonly string[] Reflections =
    [
        "Jeg har trodd at digitalisering var IT-avdelingens sak. Det er den ikke.",
        "Vi kjøper systemer hver for oss og lurer på hvorfor de ikke snakker sammen.",
        "Innbyggerne spør om det samme tre steder. Det kan vi gjøre noe med i år.",
        "Eg må spørje oftare kva nytte vi hentar ut, ikkje kva vi har innført.",
    ];

    private static readonly string[] GroupReflections =
    [
        "Vi er mer like nabokommunene enn vi trodde, og det er gode nyheter.",
        "Vi er uenige om tempoet, men ikke om retningen.",
        "Vi manglar eit felles språk for risiko; det begynner vi med.",
    ];

    private static readonly string[] Decisions =
    [
        "Vi oppretter en felles digitaliseringsnemnd med nabokommunene.",
        "Alle nye anskaffelser skal ha en gevinstplan med navngitt rolle.",
        "Vi legg tenesterettane for innbyggjarane på éin stad.",
        "Ledergruppen setter av en halv dag i måneden til digital utvikling.",
        "Vi deler data om skoleskyss med fylkeskommunen.",
    ];

    private static readonly string[] Topics = ["Felles anskaffelser", "Deling av kompetanse", "Innbyggerdialog", "Informasjonssikkerhet"];

    private static readonly string[] Outcomes =
        ["Vi møtes igjen før sommeren.", "Vi prøver en felles rolle i ett år.", "Vi deler malene våre."];

    public static IReadOnlyList<string> Options { get; } = ["Vente på en felles løsning", "Gå sammen med nabokommunene"];

    public static string Dissent => "Jeg mener vi burde ventet til budsjettet er vedtatt.";

    public static string Reflection(int number) => Reflections[number % Reflections.Length];

    public static string GroupReflection(int number) => GroupReflections[number % GroupReflections.Length];

    public static string Decision(int number) => Decisions[number % Decisions.Length];

    public static string Reason(int number) => $"Kartleggingen viser hvor vi står. {Outcome(number)}";

    public static string Topic(int number) => Topics[number % Topics.Length];

    public static string Outcome(int number) => Outcomes[number % Outcomes.Length];
}
