#include <lend/lend.hpp>

#include "checked.hpp"

#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace {

std::size_t letters(const std::vector<std::string>& lines) {
  std::size_t total = 0;
  // README: channel
  auto [tx, rx] = lend::channel<std::string>(100);  // holds up to 100 lines, then send waits
  std::thread reader([to = std::move(tx), &lines] {
    for (const std::string& line : lines)
      if (!to.send(lend::copy(line))) break;  // nobody receives any more: the result has the line
  });
  for (const std::string& line : rx) total += line.size();  // until the last sender has gone
  // README: end
  reader.join();
  return total;
}

}  // namespace

int main() { return checked(letters(std::vector<std::string>(1000, "twelve chars")) == 12'000); }
