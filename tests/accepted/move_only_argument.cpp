#include <lend/lend.hpp>

#include <memory>
#include <string>

std::unique_ptr<std::string> shout(std::unique_ptr<std::string> text) {
  *text += '!';
  return text;
}

int main() {
  auto text = std::make_unique<std::string>("hey");
  text = lend::run(shout, std::move(text));
  auto [a, b] = lend::join(lend::task(shout, std::move(text)),
                           lend::task(shout, std::make_unique<std::string>("ho")));
  return *a == "hey!!" && *b == "ho!" ? 0 : 1;
}
