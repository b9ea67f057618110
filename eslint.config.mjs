import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import globals from "globals";

export default [
  { ignores: [".venv/"] },
  js.configs.recommended,
  // What the oldest browsers of package.json do not have.
  { ...compat.configs["flat/recommended"], settings: { lintAllEsApis: true } },
  {
    files: ["components/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": "error",
      "no-implicit-globals": "error",
      // Text of records must never become markup; the one exception says why it is safe.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Text goes in as text: use el() of dom.js.",
        })),
      ],
      "max-len": ["error", { code: 120 }],
    },
  },
  {
    // Its readers have older browsers still. It looks whether there is what it names.
    files: ["components/elements/first_view/old_browsers.js"],
    languageOptions: { ecmaVersion: 2015 },
    rules: { "compat/compat": "off" },
  },
];
