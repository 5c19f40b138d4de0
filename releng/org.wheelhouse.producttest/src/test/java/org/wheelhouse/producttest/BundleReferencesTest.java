package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

/**
 * Our bundles name no package of ours that they do not import. The compiler sees only what is written: a method reference has
 * the types of the method's parameters too, which nobody wrote, and without their package it ends in a NoClassDefFoundError.
 * Here, as all bundles are compiled before this module.
 */
class BundleReferencesTest {

	private static final String OURS = "org.wheelhouse.";
	private static final Path BUNDLES = Path.of(System.getProperty("wheelhouse.root", "../..")).resolve("bundles");
	/** The name of a class in a descriptor, or by itself. */
	private static final Pattern NAME = Pattern.compile("org/wheelhouse/[\\w$/]+");

	@Test
	void eachBundleImportsWhatItsClassesName() throws IOException {
		var problems = new TreeSet<String>();
		for (var bundle : bundles()) {
			var classes = classes(bundle);
			assertTrue(!classes.isEmpty(), () -> bundle + " is not compiled");
			var known = imports(bundle);
			classes.forEach(read -> known.add(packageOf(read.thisClass().asInternalName())));
			for (var read : classes) {
				packages(read).filter(name -> !known.contains(name)).forEach(name -> problems
						.add(read.thisClass().asInternalName() + " names " + name
								+ ", which its bundle does not import"));
			}
		}
		assertEquals(Set.of(), problems);
	}

	@Test
	void theBundlesAreFound() throws IOException {
		var names = bundles().stream().map(bundle -> String.valueOf(bundle.getFileName())).collect(Collectors.toSet());
		assertTrue(names.containsAll(Set.of("org.wheelhouse.core", "org.wheelhouse.ui", "org.wheelhouse.ui.qmp",
				"org.wheelhouse.ui.display", "org.wheelhouse.app")), names::toString);
	}

	/** What the virtual machine loads a class for, and the types of all that is called. */
	private static Stream<String> packages(ClassModel read) {
		return StreamSupport.stream(read.constantPool().spliterator(), false).flatMap(BundleReferencesTest::text)
				.flatMap(text -> NAME.matcher(text).results()).map(found -> packageOf(found.group()));
	}

	private static Stream<String> text(PoolEntry entry) {
		return switch (entry) {
			case ClassEntry type -> Stream.of(type.asInternalName());
			case MethodTypeEntry type -> Stream.of(type.descriptor().stringValue());
			case NameAndTypeEntry member -> Stream.of(member.type().stringValue());
			default -> Stream.of();
		};
	}

	private static String packageOf(String internalName) {
		return internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.');
	}

	private static List<ClassModel> classes(Path bundle) throws IOException {
		var folder = bundle.resolve("target/classes");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var files = Files.walk(folder)) {
			var classes = new ArrayList<ClassModel>();
			for (var file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
				classes.add(ClassFile.of().parse(file));
			}
			return classes;
		}
	}

	private static Set<String> imports(Path bundle) throws IOException {
		try (InputStream stream = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
			var header = new Manifest(stream).getMainAttributes().getValue("Import-Package");
			return header == null
					? new HashSet<>()
					: Stream.of(header.replaceAll("\"[^\"]*\"", "").split(","))
							.map(entry -> entry.split(";")[0].strip())
							.filter(name -> name.startsWith(OURS)).collect(Collectors.toCollection(HashSet::new));
		}
	}

	private static List<Path> bundles() throws IOException {
		try (var folders = Files.list(BUNDLES)) {
			return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).sorted().toList();
		}
	}
}
