#include "command_line.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

namespace program {

command_line::command_line(int argc, char** argv) : words_(argv + (argc > 0), argv + argc) {
  const auto dashes = std::ranges::find(words_, "--");
  if (dashes != words_.end()) {
    behind_dashes_.assign(std::next(dashes), words_.end());
    words_.erase(dashes, words_.end());
  }
}

bool command_line::flag(std::string_view option) { return std::erase(words_, option) > 0; }

std::optional<std::string> command_line::text(std::string_view option) {
  const bool is_long = option.starts_with("--");
  const std::string joined = std::string(option) + '=';
  std::optional<std::string> found;
  for (auto word = words_.begin(); word != words_.end();) {
    if (*word == option) {
      if (std::next(word) == words_.end()) {
        throw usage_error(std::string(option) + " needs a value");
      }
      found = *std::next(word);
      word = words_.erase(word, word + 2);
    } else if (is_long && word->starts_with(joined)) {
      found = word->substr(joined.size());
      word = words_.erase(word);
    } else {
      ++word;
    }
  }
  return found;
}

std::size_t command_line::number(std::string_view option, std::size_t fallback, std::size_t least,
                                 std::size_t most) {
  const auto written = text(option);
  if (!written) return fallback;
  std::size_t value = 0;
  const char* const end = written->data() + written->size();
  const auto parsed = std::from_chars(written->data(), end, value);
  if (written->empty() || parsed.ec != std::errc{} || parsed.ptr != end) {
    throw usage_error(std::string(option) + " needs a whole number, not '" + *written + "'");
  }
  if (value < least || value > most) {
    throw usage_error(
        std::string(option) + " has to be " +
        (value < least ? "at least " + std::to_string(least) : "at most " + std::to_string(most)));
  }
  return value;
}

std::vector<std::string> command_line::rest() {
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word[0] == '-'; };
  const auto unknown = std::ranges::find_if(words_, is_option);
  if (unknown != words_.end()) throw usage_error("there is no option " + *unknown);
  auto all = std::exchange(words_, {});
  all.insert(all.end(), behind_dashes_.begin(), behind_dashes_.end());
  behind_dashes_.clear();
  return all;
}

void command_line::expect_no_more() {
  const auto left = rest();
  if (!left.empty()) throw usage_error("unexpected argument '" + left.front() + "'");
}

namespace {

int complain(std::string_view name, const char* what, const char* hint, int status) {
  std::fflush(stdout);
  std::fprintf(stderr, "%.*s: %s%s\n", static_cast<int>(name.size()), name.data(), what, hint);
  return status;
}

int run_and_flush(command_line& arguments, const description& what) {
  if (arguments.flag("--help") || arguments.flag("-h")) {
    std::fwrite(what.help.data(), 1, what.help.size(), stdout);
  } else if (const int status = what.run(arguments); status != 0) {
    return status;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw std::system_error(errno, std::generic_category(), "standard output");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv, const description& what) {
  try {
    command_line arguments(argc, argv);
    return run_and_flush(arguments, what);
  } catch (const usage_error& error) {
    return complain(what.name, error.what(), "; --help says more", 2);
  } catch (const std::bad_alloc&) {
    return complain(what.name, "not enough memory", "", 1);
  } catch (const std::exception& error) {
    return complain(what.name, error.what(), "", 1);
  }
}

}  // namespace program
