using Shouldly;
using Xunit;

namespace Samlop.NationalRegister;

public sealed class MunicipalityRegisterSpecs
{
    [Fact]
    public void There_are_357_municipalities() => MunicipalityRegister.All.Count.ShouldBe(357);

    [Theory]
    [InlineData("03", "Oslo", 1)]
    [InlineData("11", "Rogaland", 23)]
    [InlineData("15", "Møre og Romsdal", 27)]
    [InlineData("18", "Nordland", 41)]
    [InlineData("31", "Østfold", 12)]
    [InlineData("32", "Akershus", 21)]
    [InlineData("33", "Buskerud", 18)]
    [InlineData("34", "Innlandet", 46)]
    [InlineData("39", "Vestfold", 6)]
    [InlineData("40", "Telemark", 17)]
    [InlineData("42", "Agder", 25)]
    [InlineData("46", "Vestland", 43)]
    [InlineData("50", "Trøndelag", 38)]
    [InlineData("55", "Troms", 21)]
    [InlineData("56", "Finnmark", 18)]
    public void Each_county_has_its_own(string number, string county, int municipalities) =>
        MunicipalityRegister.All.Values.Count(one => one.CountyNumber == number && one.County == county).ShouldBe(municipalities);

    [Fact]
    public void There_are_fifteen_counties() => MunicipalityRegister.All.Values.Select(one => one.County).Distinct().Count().ShouldBe(15);

    [Fact]
    public void Every_number_has_four_digits_and_begins_with_its_county() =>
        MunicipalityRegister.All.Values.ShouldAllBe(one =>
            one.Number.Length == 4
            && one.Number.All(char.IsAsciiDigit)
            && one.Number.StartsWith(one.CountyNumber, StringComparison.Ordinal));

    [Fact]
    public void A_leading_zero_belongs_to_the_number()
    {
        MunicipalityRegister.All["0301"].Name.ShouldBe("Oslo");
        MunicipalityRegister.Contains("301").ShouldBeFalse();
    }

    [Theory]
    [InlineData("4204", "Kristiansand")]
    [InlineData("4601", "Bergen")]
    [InlineData("1103", "Stavanger")]
    [InlineData("1580", "Haram")]
    public void Numbers_are_those_since_2024(string number, string name) => MunicipalityRegister.All[number].Name.ShouldBe(name);

    [Theory]
    [InlineData("Herøy", "1515", "1818")]
    [InlineData("Våler", "3114", "3419")]
    public void Two_names_are_ambiguous(string name, string one, string other) =>
        MunicipalityRegister.Named(name).Select(municipality => municipality.Number).ShouldBe([one, other], ignoreOrder: true);

    [Fact]
    public void No_other_name_is_ambiguous() =>
        MunicipalityRegister.All.Values.GroupBy(one => one.Name).Where(same => same.Count() > 1).Select(same => same.Key)
            .ShouldBe(["Herøy", "Våler"], ignoreOrder: true);

    [Theory]
    [InlineData("arendal", "4203")]
    [InlineData(" Arendal ", "4203")]
    [InlineData("Kautokeino", "5612")]
    [InlineData("Trondheim", "5001")]
    [InlineData("Tråante", "5001")]
    public void A_municipality_is_found_by_a_name_of_it(string name, string number) =>
        MunicipalityRegister.Named(name).ShouldHaveSingleItem().Number.ShouldBe(number);

    [Fact]
    public void A_name_that_is_none_finds_nothing() => MunicipalityRegister.Named("Andeby").ShouldBeEmpty();
}
