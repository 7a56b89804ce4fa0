/** Stands for every `.module.css` where screens are tested without a browser: no class has a name. */
export default {} as Record<string, string>
