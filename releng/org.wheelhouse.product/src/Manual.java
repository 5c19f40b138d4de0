import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the manual into the product as pages for a browser, and what the product was built from. The manual is written in the
 * part of Markdown that is understood here: headings, paragraphs, pictures, tables, indented code, links, code and emphasis.
 */
final class Manual {

	private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");
	private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
	private static final Pattern CODE = Pattern.compile("`([^`]+)`");
	private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");
	private static final String STYLE = """
			body { font: 16px/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1D2329; background: #FFFFFF }
			img { max-width: 100%; border: 1px solid #DADEE2 } h1, h2 { font-weight: 600 } h2 { margin-top: 2em }
			code, pre { font-family: monospace; background: #F1F3F5 } pre { padding: .6em 1em; overflow-x: auto }
			td, th { border-bottom: 1px solid #DADEE2; padding: .3em 1em .3em 0; text-align: left } a { color: #1769AA }
			@media (prefers-color-scheme: dark) { body { color: #DEE2E6; background: #1E2022 } code, pre { background: #2A2D30 }
			td, th, img { border-color: #3A3E43 } a { color: #5FB0EA } }
			""";

	private Manual() {
	}

	/** @param arguments the root of the sources, then each folder of the product */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path root = Path.of(arguments[0]);
		Path guide = root.resolve("docs/guide");
		String commit = commit(root);
		for (String folder : List.of(arguments).subList(1, arguments.length)) {
			Path product = Path.of(folder);
			Path manual = Files.createDirectories(product.resolve("manual"));
			try (var pages = Files.newDirectoryStream(guide, "*.md")) {
				for (Path page : pages) {
					String name = page.getFileName().toString().replace(".md", ".html");
					Files.writeString(manual.resolve(name), html(Files.readString(page), guide, manual));
				}
			}
			Files.writeString(product.resolve("built.properties"), "commit=" + commit + "\n");
		}
	}

	/** Empty where there is no git. */
	private static String commit(Path root) throws InterruptedException {
		try {
			Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").directory(root.toFile()).start();
			String said = new String(git.getInputStream().readAllBytes()).strip();
			return git.waitFor(20, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
		} catch (IOException _) {
			return "";
		}
	}

	static String html(String text, Path from, Path to) throws IOException {
		StringBuilder body = new StringBuilder();
		String title = "";
		for (String block : text.split("\n{2,}")) {
			String plain = block.strip();
			if (plain.startsWith("#")) {
				int level = plain.indexOf(' ');
				String words = inline(plain.substring(level + 1));
				title = title.isEmpty() ? words : title;
				body.append("<h%d>%s</h%d>%n".formatted(level, words, level));
			} else if (block.startsWith("    ")) {
				body.append("<pre>").append(escaped(block.replaceAll("(?m)^ {4}", ""))).append("</pre>\n");
			} else if (plain.startsWith("|")) {
				body.append(table(plain));
			} else if (!plain.isEmpty()) {
				body.append("<p>").append(inline(plain)).append("</p>\n");
			}
		}
		for (Matcher picture = PICTURE.matcher(text); picture.find();) {
			Path source = from.resolve(picture.group(2)).normalize();
			Files.copy(source, to.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
		return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title><style>\n%s</style></head><body>\n%s</body></html>\n"
				.formatted(title, STYLE, body);
	}

	private static String table(String lines) {
		StringBuilder table = new StringBuilder("<table>\n");
		List<String> rows = new ArrayList<>(lines.lines().toList());
		for (int i = 0; i < rows.size(); i++) {
			if (rows.get(i).matches("[|\\-: ]+")) {
				continue;
			}
			String cell = i == 0 ? "th" : "td";
			table.append("<tr>");
			for (String text : rows.get(i).replaceAll("^\\||\\|$", "").split("\\|")) {
				table.append("<%s>%s</%s>".formatted(cell, inline(text.strip()), cell));
			}
			table.append("</tr>\n");
		}
		return table.append("</table>\n").toString();
	}

	private static String inline(String text) {
		String html = escaped(text);
		html = PICTURE.matcher(html).replaceAll(found -> Matcher.quoteReplacement("<img src=\"%s\" alt=\"%s\">"
				.formatted(found.group(2).replaceAll(".*/", ""), found.group(1))));
		html = LINK.matcher(html).replaceAll("<a href=\"$2\">$1</a>");
		html = CODE.matcher(html).replaceAll("<code>$1</code>");
		return EMPHASIS.matcher(html).replaceAll("<em>$1</em>");
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
