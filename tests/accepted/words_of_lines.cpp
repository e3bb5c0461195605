#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words(1);
  for (const char c : line) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

int main() {
  const std::vector<std::string> lines(100, "the quick brown fox");
  auto longest = [](std::size_t a, std::size_t b) { return a < b ? b : a; };
  const std::size_t most = lend::par(lines) | lend::transform(words_of) | lend::flatten |
                           lend::transform(&std::string::size) |
                           lend::reduce(std::size_t{0}, longest);
  const auto all = lend::par(lines) | lend::transform(words_of) | lend::flatten | lend::to_vector;

  std::vector<double> x(1'000, 2.0);
  const std::vector<double> y(1'000, 3.0);
  const double dot = lend::par(x) | lend::zip(y) | lend::transform(std::multiplies<>{}) |
                     lend::reduce(0.0, std::plus<>{});
  lend::par(lend::mut(x)) | lend::for_each([](double& to) { to = 0; });
  return most == 5 && all.size() == 400 && dot == 6'000 && x[7] == 0 ? 0 : 1;
}
